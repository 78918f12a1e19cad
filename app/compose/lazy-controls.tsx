'use client';

import dynamic from 'next/dynamic';

// What the chips of a composed search are handled with, in one script, which plain searches do without.
const controls = () => import('./chip-controls');

export const LazyPartPicture = dynamic(() => controls().then(({ PartPicture }) => PartPicture));
export const LazyPlaceButton = dynamic(() => controls().then(({ PlaceButton }) => PlaceButton));
export const LazyWeightControl = dynamic(() => controls().then(({ WeightControl }) => WeightControl));
