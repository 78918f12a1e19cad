/** Photos asked for at a time: several screens of them, and one quick answer. */
export const PAGE_SIZE = 100;
