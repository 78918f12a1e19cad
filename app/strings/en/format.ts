/** Dates, durations and places in words. */
export const format = {
  from: 'from {day}',
  until: 'until {day}',
  anyTime: 'any time',
  photoTaken: 'Photo taken {day}',
  photoUndated: 'Photo without a date',
  fewSeconds: 'a few seconds',
  seconds: { one: 'about {count} second', other: 'about {count} seconds' },
  minutes: { one: 'about {count} minute', other: 'about {count} minutes' },
  hours: { one: 'about {count} hour', other: 'about {count} hours' },
  left: '{duration} left',
  quoted: '“{word}”',
  and: '{list} and {last}',
  north: 'N',
  south: 'S',
  east: 'E',
  west: 'W',
} as const;
