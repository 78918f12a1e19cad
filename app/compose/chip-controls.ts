export { PartPicture } from './part-picture';
export { PlaceButton } from './place-button';
export { RegionButton } from './region-button';
export { WeightControl } from './weight-control';
