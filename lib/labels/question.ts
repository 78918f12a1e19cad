/** What a photo is asked unless a person says otherwise. */
export const DEFAULT_QUESTION = 'a photo of {}';
