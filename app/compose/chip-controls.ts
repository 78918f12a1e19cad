export { PartPicture } from './part-picture';
export { PlaceButton } from './place-button';
export { WeightControl } from './weight-control';
