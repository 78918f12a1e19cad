import { textsOfPhotos } from '../store/deep-check';
import { rebuildTextIndex } from '../store/text-index';
import { type DeepCheck, faulty, sound } from './deep-check';

/** What can be read of each photo, as words in a search find it. */
export const textsCheck: DeepCheck = {
  name: 'texts',
  look(db) {
    const { photos, other, lost } = textsOfPhotos(db);
    if (other === 0 && lost === 0) return sound(`${photos} searchable by name`);

    const faults = [
      other > 0 && `${other} not as the photos and files are`,
      lost > 0 && `${lost} not in the index that finds them`,
    ].filter((fault) => fault !== false);
    return faulty(`of ${photos}: ${faults.join(', ')}`);
  },
  mend(db) {
    rebuildTextIndex(db);
    return 'made again from the photos and files';
  },
};
