import type { Acted, Action } from '#lib/acting/action';
import { sayOfPhotos } from '../grid/left-out';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { pageLocale } from '../strings/page-locale';
import { offerUndo } from '../ui/offer-undo';
import { wordsOf } from './action-words';

/** The photos an action is about, as the API takes them. */
export type NamedPhotos =
  | { readonly ids: readonly number[] }
  | { readonly query: Readonly<Record<string, unknown>>; readonly except: readonly number[] };

interface Order {
  readonly photos: NamedPhotos;
  readonly action: Action;
  /** Those of the photos that lists on the page show. */
  readonly shown: readonly number[];
  /** Asks for what the page shows again. */
  readonly refresh: () => void;
  /** The album's name, if it is about one. */
  readonly name?: string;
}

/** Does something to photos, says so, and offers to undo it. @returns what came of it; null when it did not work */
export async function act({ photos, action, shown, refresh, name }: Order): Promise<Acted | null> {
  try {
    const acted = await callApi<Acted>('/api/photos/actions', { method: 'POST', body: { ...photos, ...action } });
    sayOf(action, acted.value === true, shown);
    refresh();
    const { undo } = acted;
    const takeBack = async (): Promise<void> => {
      await callApi('/api/photos/actions/undo', { method: 'POST', body: { undo } });
      sayOf(action, acted.value !== true, shown);
      refresh();
    };
    offerUndo(wordsOf(action, acted, pageLocale(), name), undo === null ? null : takeBack);
    return acted;
  } catch (error) {
    reportProblem(error);
    return null;
  }
}

function sayOf({ action }: Action, value: boolean, ids: readonly number[]): void {
  if (action === 'trash') sayOfPhotos(ids, { trashed: value });
  if (action === 'hide') sayOfPhotos(ids, { hidden: value });
  if (action === 'favourite') sayOfPhotos(ids, { favourite: value });
}
