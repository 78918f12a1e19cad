import type { catalogue as english } from './en';
import type { Readable, Translation } from './message';

/** Every text of the app, by area. In the browser only the areas its page was given. */
export type Strings = Readable<typeof english>;

/** What a language ships. */
export type Catalogue = Translation<typeof english>;
