'use client';

import dynamic from 'next/dynamic';

/** The timeline, whose script comes only with a page that shows it: searches do without. */
export const LazyTimeline = dynamic(() => import('./timeline').then((timeline) => timeline.Timeline));
