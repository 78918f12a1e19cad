'use client';

import dynamic from 'next/dynamic';

/** Its script comes only with a picture that can be searched by a part of. */
export const LazyRegionChooser = dynamic(() => import('./region-chooser').then(({ RegionChooser }) => RegionChooser));
