/** The buttons of the trash, which stand on other pages too. */
export const trashButtons = {
  restore: 'Restore',
  restoreThis: 'Restore this photo',
  restored: 'Restored',
  restoredText: 'It is found again as before.',
  forget: 'Forget',
  askText:
    'Their albums, pins and tags go with them, and cannot be brought back. No file is deleted: there is none any more.',
  forgotten: 'Forgotten',
} as const;
