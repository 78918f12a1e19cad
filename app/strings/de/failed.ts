import type { failed as english } from '../en/failed';
import type { Translation } from '../message';

export const failed: Translation<typeof english> = {
  title: 'Diese Seite konnte nicht angezeigt werden',
  retry: 'Erneut versuchen',
  status: 'Status ansehen',
  hint: 'Wenn es wieder geschieht, steht mehr im Protokoll, das npm start ausgibt.',
};
