/** A page that could not be made; an area of its own, as it is also shown where nothing else could be. */
export const failed = {
  title: 'This page could not be shown',
  retry: 'Try again',
  status: 'See the status',
  hint: 'If it happens twice, the log printed by npm start says more.',
} as const;
