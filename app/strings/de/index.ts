import type { Catalogue } from '../strings';
import { about } from './about';
import { albums } from './albums';
import { bar } from './bar';
import { duplicates } from './duplicates';
import { failed } from './failed';
import { folders } from './folders';
import { format } from './format';
import { grid } from './grid';
import { http } from './http';
import { labels } from './labels';
import { models } from './models';
import { photo } from './photo';
import { photoButtons } from './photo-buttons';
import { progress } from './progress';
import { search } from './search';
import { signIn } from './sign-in';
import { status } from './status';
import { timeline } from './timeline';
import { trash } from './trash';
import { trashButtons } from './trash-buttons';
import { ui } from './ui';

/** Deutsch: ohne Anrede, Befehle im Infinitiv. */
export const catalogue: Catalogue = {
  language: 'de',
  direction: 'ltr',
  name: 'Deutsch',
  about,
  albums,
  bar,
  duplicates,
  failed,
  folders,
  format,
  grid,
  http,
  labels,
  models,
  photo,
  photoButtons,
  progress,
  search,
  signIn,
  status,
  timeline,
  trash,
  trashButtons,
  ui,
};
