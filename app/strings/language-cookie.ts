/** A cookie and not local storage, so that the server already sends the right words. */
export const LANGUAGE_COOKIE = 'language';
