import type { trashButtons as english } from '../en/trash-buttons';
import type { Translation } from '../message';

export const trashButtons: Translation<typeof english> = {
  restore: 'Wiederherstellen',
  restoreThis: 'Dieses Foto wiederherstellen',
  restored: 'Wiederhergestellt',
  restoredText: 'Es wird wieder gefunden wie zuvor.',
  forget: 'Vergessen',
  askText:
    'Alben, Anheftungen und Schlagwörter gehen mit verloren und lassen sich nicht zurückholen. Es wird keine Datei gelöscht: Es gibt keine mehr.',
  forgotten: 'Vergessen',
};
