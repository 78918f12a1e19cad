import { RummageError } from '../errors';

// What the hub itself allows; two dots or hyphens in a row it refuses too, so that `owner--name` names one model only.
const HUB_ID = /^(?!.*(?:\.\.|--))[a-z0-9_][\w.-]{0,95}\/[a-z0-9_][\w.-]{0,95}$/i;

export function isHubId(text: string): boolean {
  return HUB_ID.test(text) && !/[.-]($|\/)/.test(text);
}

/** @throws RummageError `bad-request` */
export function requireHubId(text: string): string {
  if (isHubId(text)) return text;

  throw new RummageError('bad-request', `“${text}” is no model of a hub: those are called owner/name.`, {
    hint: 'As Xenova/clip-vit-base-patch32; `npx rummage models list` shows those that are known to work.',
  });
}

/** Whether a path that a hub names stays inside the folder it is put in, on every system. */
export function isInnerPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\p{Cc}]/u.test(part));
}
