/**
 * Which tables a backup keeps: what people said, and what tells their photos apart. Everything else is computed again from
 * the photos. A table must be in exactly one of these lists.
 */

/** In the order they can be filled: whatever a row refers to comes before it. */
export const KEPT_TABLES = [
  'folders',
  'photos',
  'files',
  'albums',
  'album_pictures',
  'album_pins',
  'kept_apart',
  'favourites',
  'ratings',
  'hidden_photos',
  'hand_tags',
  'self_test_photos',
  'dismissed_ideas',
  'model_choice',
  'indexing_settings',
  'label_sets',
  'self_test_runs',
] as const;

/** Kept tables whose rows refer to no other table, and none to them: a restore puts them in the place of today's. */
export const INDEPENDENT_TABLES: readonly (typeof KEPT_TABLES)[number][] = [
  'dismissed_ideas',
  'model_choice',
  'indexing_settings',
  'label_sets',
  'self_test_runs',
];

/** Kept tables with what was said of photos, which a `photo_id` names; see `said.ts`. */
export const SAID_TABLES = ['favourites', 'ratings', 'hidden_photos', 'hand_tags', 'self_test_photos'] as const;

/** Computed by the indexer, or only of use at the moment, or a secret of this data folder. */
export const LEFT_OUT_TABLES: readonly string[] = [
  'access_passwords',
  'active_model',
  'album_fills',
  'album_idea_runs',
  'album_ideas',
  'album_members',
  'album_probes',
  'deleted_photos',
  'file_counts',
  'fill_failures',
  'folder_states',
  'generations',
  'gone_photos',
  'label_matrices',
  'label_vectors',
  'look_alikes',
  'model_switch',
  'models',
  'photo_counts',
  'photo_hashes',
  'photo_keywords',
  'photo_tags',
  'photo_texts',
  'photo_trigrams',
  'photo_trigrams_config',
  'photo_trigrams_data',
  'photo_trigrams_docsize',
  'photo_trigrams_idx',
  'photo_words',
  'photo_words_config',
  'photo_words_data',
  'photo_words_docsize',
  'photo_words_idx',
  'progress',
  'requests',
  'sessions',
  'sidecars',
  'sign_in_failures',
  'table_snapshots',
  'tagging',
  'tags',
  'vector_counts',
  'vectors',
];

/** Columns of `photos` that decoding tells anew, or that only the running library needs. */
export const COMPUTED_PHOTO_COLUMNS: ReadonlySet<string> = new Set([
  'revision',
  'width',
  'height',
  'color',
  'placeholder',
  'format',
  'taken_at',
  'taken_at_source',
  'taken_offset',
  'file_rating',
  'camera',
  'lens',
  'exposure',
  'latitude',
  'longitude',
  'failure_reason',
  'failure_remedy',
  'failure_decoder',
  'attempts',
]);
