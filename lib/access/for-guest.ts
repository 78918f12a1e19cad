import { isPhotoShown } from './shown-photos';

/** What lies where on the owner's disk, and how the owner runs it: by the names the API gives them. */
const EMPTIED: Readonly<Record<string, unknown>> = {
  folders: [],
  folderName: '',
  problem: null,
  switch: null,
};

/** Whether a photo may be seen by anybody. */
type IsShown = (photoId: number) => boolean;

/**
 * An answer of the API, or what a page hands to the browser, without what is the owner's only: of a path the file's name
 * is left, of the folders nothing. Whatever is nested in it is treated alike; the value itself stays as it is.
 */
export function forGuest<Value>(value: Value, isShown: IsShown = isPhotoShown): Value {
  return reduce(value, isShown) as Value;
}

function reduce(value: unknown, isShown: IsShown): unknown {
  if (Array.isArray(value)) return value.map((one) => reduce(one, isShown));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;

  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, reduceNamed(name, held, isShown)]));
}

function reduceNamed(name: string, held: unknown, isShown: IsShown): unknown {
  if (name in EMPTIED) return EMPTIED[name];
  // Only those who ask for hidden photos get them: what a guest asks so is answered with none.
  if (name === 'results' && Array.isArray(held))
    return reduce(
      held.filter((one) => isResultShown(one, isShown)),
      isShown,
    );
  if (name === 'path' && typeof held === 'string') return held.slice(held.lastIndexOf('/') + 1);
  return reduce(held, isShown);
}

function isResultShown(result: unknown, isShown: IsShown): boolean {
  const id = (result as { readonly id?: unknown } | null)?.id;
  return typeof id !== 'number' || isShown(id);
}
