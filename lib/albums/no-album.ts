import { RummageError } from '../errors';

export function noAlbum(id: number): RummageError {
  return new RummageError('not-found', `There is no album ${id}.`, { hint: 'The albums page lists all there are.' });
}
