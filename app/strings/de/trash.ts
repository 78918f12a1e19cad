import type { trash as english } from '../en/trash';
import type { Translation } from '../message';

export const trash: Translation<typeof english> = {
  title: 'Papierkorb',
  empty: 'Der Papierkorb ist leer',
  emptyText: 'Fotos im Papierkorb sind überall ausgeblendet; ihre Dateien bleiben, wo sie sind.',
  noneHidden: 'Nichts ist ausgeblendet.',
  hidden: { one: '{count} Foto ausgeblendet.', other: '{count} Fotos ausgeblendet.' },
  text: 'Was hier liegt, bleibt ausgeblendet, bis es wiederhergestellt wird. Die Datei bleibt, wo sie ist: Rummage löscht nie eine.',
  photos: 'Fotos im Papierkorb',
  gone: {
    title: 'Nicht mehr gefunden',
    text: 'Ihre Dateien sind verschwunden. Alle Angaben dazu bleiben 30 Tage erhalten, an denen ihr Ordner durchgesehen wurde; kehrt eine Datei zurück, dann auch ihr Foto, ganz von selbst.',
    photos: 'Nicht mehr gefundene Fotos',
    photo: 'Foto {id}',
    in: 'In {folder}',
    since: 'verschwunden seit {day}',
    forgottenOn: 'Wird am {day} vergessen',
    kept: 'Bleibt erhalten: Der Ordner wird derzeit nicht durchgesehen',
    forgetNow: 'Jetzt vergessen',
    forgetAllNow: 'Alle jetzt vergessen',
    forgetNamed: '{name} jetzt vergessen',
    askNamed: '{name} vergessen?',
    askAll: { one: '{count} Foto vergessen?', other: '{count} Fotos vergessen?' },
  },
};
