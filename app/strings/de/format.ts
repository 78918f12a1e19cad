import type { format as english } from '../en/format';
import type { Translation } from '../message';

export const format: Translation<typeof english> = {
  from: 'ab {day}',
  until: 'bis {day}',
  anyTime: 'beliebige Zeit',
  photoTaken: 'Foto, aufgenommen am {day}',
  photoUndated: 'Foto ohne Datum',
  fewSeconds: 'wenige Sekunden',
  seconds: { one: 'etwa {count} Sekunde', other: 'etwa {count} Sekunden' },
  minutes: { one: 'etwa {count} Minute', other: 'etwa {count} Minuten' },
  hours: { one: 'etwa {count} Stunde', other: 'etwa {count} Stunden' },
  left: 'noch {duration}',
  quoted: '„{word}“',
  and: '{list} und {last}',
  north: 'N',
  south: 'S',
  east: 'O',
  west: 'W',
};
