import type { Acted, Action } from '../acting/action';
import type { ActedPhotos } from '../acting/parse';
import type { DuplicateQuery } from '../duplicates/finder';
import type {
  Album,
  AlbumPreview,
  AlbumRule,
  AlbumSuggestions,
  AskAnswer,
  DayBefore,
  DuplicateList,
  Facets,
  LabelSet,
  LabelSetWarnings,
  ModelComparison,
  SearchAnswer,
  SearchResult,
  SeenAnswer,
  SegmentAnswer,
  TagCount,
  TagReason,
  WhereAnswer,
} from '../nouns';
import type { ComparisonQuery } from '../models/compare-service';
import type { KnownBeginnings } from '../query/complete';
import type { ModelRanks, SelfTestQuery } from '../self-test/report';
import type { KnownValue, LibrarySource } from '../store/suggest';
import type { ChunkQuery, TimelineSummary } from '../timeline/reader';
import type { AskedLabels } from '../labels/ask';
import type { AskedPart, AskedQuery } from './asked';
import type { Page } from './parse';

/** What the search worker is asked, and what it answers. */
export type SearchCalls = {
  search: { argument: AskedQuery; result: SearchAnswer };
  similar: { argument: { photoId: number; page: Page }; result: SearchAnswer };
  image: { argument: { bytes: Uint8Array; page: Page }; result: SearchAnswer };
  previewRule: {
    argument: { rule: Omit<AlbumRule, 'parts'>; parts: readonly AskedPart[]; page: Page };
    result: AlbumPreview;
  };
  suggestions: { argument: { albumId: number; limit: number }; result: AlbumSuggestions };
  describe: { argument: { ids: readonly number[] }; result: SearchResult[] };
  duplicates: { argument: DuplicateQuery; result: DuplicateList };
  burst: { argument: { photoId: number }; result: SearchResult[] };
  where: {
    argument: { photoId: number; words: string; picture: { name: string; bytes: Uint8Array } };
    result: WhereAnswer;
  };
  ask: { argument: AskedLabels; result: AskAnswer };
  seen: { argument: { photoId: number }; result: SeenAnswer };
  whyTag: { argument: { photoId: number; label: string }; result: TagReason };
  segment: {
    argument: { photoId: number; key: string; picture: { name: string; bytes: Uint8Array } };
    result: SegmentAnswer;
  };
  checkLabels: { argument: Pick<LabelSet, 'labels' | 'templates' | 'exclusive'>; result: LabelSetWarnings };
  timeline: { argument: { photoId: number | null }; result: TimelineSummary };
  timelineChunk: { argument: ChunkQuery; result: Uint8Array };
  timelinePlaceholders: { argument: ChunkQuery; result: Uint8Array };
  onThisDay: { argument: { today: string }; result: DayBefore[] };
  compare: { argument: ComparisonQuery; result: ModelComparison };
  selfTest: { argument: { tests: readonly SelfTestQuery[] }; result: ModelRanks[] };
  /** Loads what the first search would otherwise wait for. */
  warm: { argument: null; result: null };
  matching: { argument: AskedQuery; result: Uint32Array };
  act: { argument: { action: Action; photos: ActedPhotos<AskedQuery> }; result: Acted };
  undo: { argument: { token: string }; result: { changed: number } };
  tagCounts: { argument: null; result: TagCount[] };
  /** Every album by name, or the one with this number. */
  albums: { argument: { id: number | null }; result: Album[] };
  facets: { argument: AskedQuery; result: Facets };
  beginnings: { argument: { typed: string }; result: KnownBeginnings };
  knownValues: { argument: LibrarySource; result: KnownValue[] };
};
