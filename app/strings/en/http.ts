/** Calls of our own that did not work, where the server has not said why. */
export const http = {
  noAnswer: 'Rummage does not answer.',
  noAnswerHint: 'Check that it is still running, then try again.',
  refused: 'Rummage could not do that.',
  refusedHint: 'Try again.',
  failed: 'That did not work.',
  failedHint: 'Reload the page and try again.',
} as const;
