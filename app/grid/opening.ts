/** The navigation from a cell to its photo: the only one in which a picture moves across the page. */
export const OPENING = 'opening';

/** What `ViewTransition` does with a picture that both pages show; in any other navigation, nothing. */
export const OPENING_SHARE = { [OPENING]: OPENING, default: 'none' };
