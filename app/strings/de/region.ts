import type { region as english } from '../en/region';
import type { Translation } from '../message';

export const region: Translation<typeof english> = {
  title: 'Mit Ausschnitt suchen',
  box: 'Der Ausschnitt: {width} % mal {height} %, {left} % von links, {top} % von oben',
  help: 'Einen Rahmen um das ziehen, was gesucht wird. Auf der Tastatur verschieben ihn die Pfeiltasten; mit Umschalt ändern sie seine Größe.',
  search: 'Mit diesem Ausschnitt suchen',
};
