import { about } from './about';
import { albumForm } from './album-form';
import { albumRule } from './album-rule';
import { albums } from './albums';
import { bar } from './bar';
import { compose } from './compose';
import { duplicates } from './duplicates';
import { failed } from './failed';
import { folders } from './folders';
import { format } from './format';
import { grid } from './grid';
import { http } from './http';
import { labels } from './labels';
import { library } from './library';
import { models } from './models';
import { photo } from './photo';
import { photoButtons } from './photo-buttons';
import { parts } from './parts';
import { progress } from './progress';
import { region } from './region';
import { results } from './results';
import { search } from './search';
import { selection } from './selection';
import { selfTest } from './self-test';
import { sidecars } from './sidecars';
import { signIn } from './sign-in';
import { status } from './status';
import { timeline } from './timeline';
import { trash } from './trash';
import { trashButtons } from './trash-buttons';
import { ui } from './ui';

/** English: the catalogue all others are held to. Texts in braces are gaps; `count` decides the plural form. */
export const catalogue = {
  /** As in `<html lang>`, and what plural forms are chosen by. */
  language: 'en',
  direction: 'ltr',
  /** As the language calls itself. */
  name: 'English',
  about,
  albumForm,
  albumRule,
  albums,
  bar,
  compose,
  duplicates,
  failed,
  folders,
  format,
  grid,
  http,
  labels,
  library,
  models,
  photo,
  photoButtons,
  parts,
  progress,
  region,
  results,
  search,
  selection,
  selfTest,
  sidecars,
  signIn,
  status,
  timeline,
  trash,
  trashButtons,
  ui,
} as const;
