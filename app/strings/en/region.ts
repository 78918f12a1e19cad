/** Searching by a part of a picture. */
export const region = {
  title: 'Search by a part',
  box: 'The part to search by: {width} % by {height} %, {left} % from the left, {top} % from the top',
  help: 'Draw a box over what you are looking for. With the keyboard, arrows move it, and with Shift they change its size.',
  search: 'Search by this part',
} as const;
