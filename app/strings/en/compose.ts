/** Adding to a search: words, words at a place, and photos. */
export const compose = {
  title: 'Compose',
  words: 'Words',
  more: 'More of this',
  less: 'Less of this',
  place: 'Place it in the photo…',
  pictures:
    'Photos take part as well: open one and add it, or a part of it. An image from elsewhere can be pasted, or dropped here.',
  addThis: 'Add this photo to the search',
  add: 'Add to the search',
  placing: {
    title: 'Something in its place',
    what: 'What is there',
    example: 'a dog',
    box: 'Where it is: {width} % by {height} %, {left} % from the left, {top} % from the top',
    help: 'Draw a box where it is to be, as if this were the photo. With the keyboard, arrows move it, and with Shift they change its size. The photos that match best are looked through; the first time that takes a moment.',
    search: 'Search',
  },
} as const;
