export { PartPicture } from './part-picture';
export { PlaceButton } from './place-button';
export { RegionChooser } from './region-chooser';
export { WeightControl } from './weight-control';
