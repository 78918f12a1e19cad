/**
 * The words Rummage speaks: what a photo, a search, a tag and an album are to everything outside the store.
 * Times are ISO 8601 strings; `null` always means "not known", never "zero".
 */

import type { FilterTerm } from './query/parsed-query';

export type PhotoState = 'pending' | 'indexed' | 'failed' | 'missing' | 'trashed';

/** One photo among search results. `similarity` is the cosine in −1 … 1; null when nothing was asked for. */
export interface SearchResult {
  readonly id: number;
  /** Relative to its watched folder, with `/` between names. */
  readonly path: string;
  readonly similarity: number | null;
  /** That the photo shows what the words say, 0 … 1; null where no words were asked for, or the model is not calibrated yet. */
  readonly probability: number | null;
  /** Null where `probability` is. */
  readonly match: boolean | null;
  /** Only of one of several taken in one go: names the burst, and says how many searchable photos it has. */
  readonly burst?: { readonly id: number; readonly count: number };
  /** Only of a photo that is there because of its names, date, keywords or albums, whatever it shows. */
  readonly why?: 'text';
  /** Only of a favourite. */
  readonly favourite?: true;
  /** Only of a composed query asked to explain: what each of the answer's `parts` adds; below 0 speaks against the photo. */
  readonly contributions?: readonly number[];
  /** Pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly takenAt: string | null;
  /** The photo's mean colour as `#rrggbb`, for the placeholder; null while unknown. */
  readonly color: string | null;
  /** What stands for the picture until it is there, as ThumbHash in base64; left out while there is none. */
  readonly placeholder?: string;
  /** Names the photo's current content, for image URLs that may be cached for ever. */
  readonly version: string;
}

export interface SearchAnswer {
  readonly query: string;
  /** Photos in the full ranking, of which `results` is the page asked for. */
  readonly total: number;
  /** Photos of the ranking that match; null where nothing tells a match. */
  readonly matches: number | null;
  readonly unknownWords: readonly string[];
  /** The end of the query, as typed, that the model had no room for; null when it read everything. */
  readonly unread: string | null;
  /** The reference of the model that answered; null while no model has covered the library yet. */
  readonly model: string | null;
  readonly tookMs: number;
  /** Ask with it for the pages after this one: they are of the photos there were. Null where pages have no such memory. */
  readonly upTo: number | null;
  /** Only of a composed query: its parts, the words of its text before the others. */
  readonly parts?: readonly QueryPart[];
  readonly results: readonly SearchResult[];
}

/** Part of a picture, as fractions of its width and height from the upper left. */
export interface CropBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where in a photo some words match. */
export interface WhereAnswer {
  readonly words: string;
  readonly unknownWords: readonly string[];
  /** What was compared with the words: the model's own patches, or overlapping crops. */
  readonly source: 'patches' | 'crops';
  /** Over the whole photo, row by row: 0 … 1. Null when nothing can be told. */
  readonly heat: { readonly rows: number; readonly columns: number; readonly values: readonly number[] } | null;
  /** The hottest point, as fractions of the photo. */
  readonly peak: { readonly x: number; readonly y: number } | null;
  /** The part around it that stands out, with the line around that. */
  readonly region: { readonly box: CropBox; readonly outline: readonly (readonly [x: number, y: number])[] } | null;
  /** Whether the photo as a whole matches, as a search would say; null where nothing tells. */
  readonly match: boolean | null;
}

/**
 * One part of a composed query: words, a photo of the library, or a picture that was handed over, named as Rummage keeps
 * it; of a picture maybe a part alone. Words may have a `place`: there, in a photo, they are to match. `weight` is −2 … 2 and
 * not 0; below 0 the part is pushed away.
 */
export type QueryPart =
  | { readonly text: string; readonly place?: CropBox | undefined; readonly weight: number }
  | { readonly photo: number; readonly crop: CropBox | null; readonly weight: number }
  | { readonly image: string; readonly crop: CropBox | null; readonly weight: number };

/** What narrows a search; every filter given must hold. */
export interface SearchFilters {
  readonly tag?: string;
  readonly albumId?: number;
  readonly folderId?: number;
  /** Inclusive local calendar days, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  /** What the query's own filters say. */
  readonly terms?: readonly FilterTerm[];
}

export interface SearchQuery {
  /** As typed: words, filters and all, as `lib/query/` reads it. Empty means: every photo, newest first. */
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
  readonly filters: SearchFilters;
  /** What is asked for beside the words, if anything: then all of it is weighed together. */
  readonly parts?: readonly QueryPart[] | undefined;
  /** Whether results tell the `contributions` of the parts. */
  readonly explain?: boolean | undefined;
  /** Only what matches, or only the others; `all` when not said. */
  readonly show?: Shown | undefined;
  /** What the first page's answer told. */
  readonly upTo?: number | undefined;
}

/** Which part of a ranking is asked for. */
export const SHOWN = ['all', 'matches', 'others'] as const;
export type Shown = (typeof SHOWN)[number];

/**
 * `exact`: the same content, in several files of one photo or in several photos; `near`: versions of one picture, such as one
 * saved smaller; `burst`: pictures taken one right after the other, each a shot of its own.
 */
export const DUPLICATE_KINDS = ['exact', 'near', 'burst'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

export interface DuplicatePhoto extends SearchResult {
  readonly format: string | null;
  readonly bytes: number;
  /** Whether the camera's raw file belongs to it. */
  readonly hasRaw: boolean;
  /** Albums a person has put it into. */
  readonly pins: number;
  readonly files: readonly { readonly folderName: string; readonly path: string }[];
}

/** Photos that belong together, the one best kept first; one photo alone when it lies in several files. */
export interface DuplicateGroup {
  readonly photos: readonly DuplicatePhoto[];
}

export interface DuplicateList {
  readonly kind: DuplicateKind;
  /** Groups of each kind. */
  readonly counts: Readonly<Record<DuplicateKind, number>>;
  /** A page of the groups of `kind`, the largest first. */
  readonly groups: readonly DuplicateGroup[];
}

/** What became of groups of which one photo each was kept. */
export interface KeptPhotos {
  /** Photos put in the trash. */
  readonly photos: number;
  /** Pins the kept photos were given, because photos in the trash had them. */
  readonly pins: readonly { readonly albumId: number; readonly photoId: number }[];
}

/** The same day of a former year. */
export interface DayBefore {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly yearsAgo: number;
  readonly photos: number;
  readonly cover: SearchResult;
}

/** One thing a search can be narrowed to, and the photos left then. */
export interface FacetValue {
  readonly name: string;
  readonly photos: number;
}

/** How the photos a search means are spread: years newest first, the others by how many photos there are of each. */
export interface Facets {
  readonly photos: number;
  readonly years: readonly FacetValue[];
  readonly cameras: readonly FacetValue[];
  readonly lenses: readonly FacetValue[];
  /** Watched folders, and what lies directly in them as `folder/name`. Not told to guests. */
  readonly folders: readonly FacetValue[];
  readonly tags: readonly TagCount[];
}

export interface PhotoTag {
  readonly label: string;
  readonly group: string;
  /** Confidence in 0 … 1, as decided by `lib/tags/decide.ts`; 1 of a tag a person gave. */
  readonly score: number;
  /** Only of a tag a person gave. */
  readonly byHand?: true;
}

export interface Failure {
  /** What is wrong, in words a person can read. */
  readonly reason: string;
  /** What can be done about it. */
  readonly remedy: string;
}

/**
 * What a file is to its photo: an `original` shows it; `raw` is what the camera's picture was made of, `motion` what a phone
 * filmed along with it.
 */
export type FileRole = 'original' | 'raw' | 'motion';

export interface PhotoFileFacts {
  readonly role: FileRole;
  readonly folderId: number;
  readonly folderName: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: string;
}

/**
 * Where a photo's date comes from: its EXIF (or its raw file's, or a video's header), its XMP (in it or beside it), Google Takeout's JSON beside it, its file's
 * name, or its file's own time.
 */
export type DateSource = 'exif' | 'xmp' | 'takeout' | 'name' | 'file';

export interface PhotoDetails {
  readonly id: number;
  readonly state: PhotoState;
  /** Names the photo's current content, for image URLs that may be cached for ever. */
  readonly version: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly color: string | null;
  readonly format: string | null;
  readonly takenAt: string | null;
  readonly takenAtSource: DateSource | null;
  /** What the clock `takenAt` was read from was ahead of UTC, in minutes; null when that is not known. */
  readonly takenOffset: number | null;
  readonly camera: string | null;
  readonly lens: string | null;
  /** For people: `1/250 s · f/2.8 · ISO 200 · 35 mm`. */
  readonly exposure: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** As another program wrote it into the file or beside it, −1 (rejected) … 5; it counts where `ownRating` is null. */
  readonly rating: number | null;
  /** The stars a person gave, 0 … 5. */
  readonly ownRating: number | null;
  readonly favourite: boolean;
  /** Out of all lists and searches, but those that ask for hidden photos. */
  readonly hidden: boolean;
  /** As another program wrote them into the file or beside it. */
  /** Title and description, as another program wrote them; lines apart. */
  readonly caption: string | null;
  readonly keywords: readonly string[];
  readonly files: readonly PhotoFileFacts[];
  readonly tags: readonly PhotoTag[];
  readonly albums: readonly { readonly id: number; readonly name: string; readonly pin: Pin | null }[];
  readonly failure: Failure | null;
  /** When it was put in the trash; null while it is not there. */
  readonly trashedAt: string | null;
  /** What becomes of it now that its files are gone; null while it has one. */
  readonly gone: Gone | null;
}

/** A photo none of whose files is found any more. */
export interface Gone {
  /** Null until the indexer has taken note. */
  readonly since: string | null;
  /**
   * The day it is forgotten with all that was said of it, `YYYY-MM-DD`, if its folder is looked through every day until
   * then; null while its days do not count, because its folder is not searched, waits for its photos, or cannot be read.
   */
  readonly forgottenOn: string | null;
}

/** A photo no search finds because its files are gone. */
export interface GonePhoto extends Pick<SearchResult, 'id' | 'takenAt' | 'color' | 'version'> {
  /** Where it is, or last was, relative to its folder; null when nobody knows. */
  readonly path: string | null;
  /** Null when that folder is not searched any more. */
  readonly folderName: string | null;
  readonly gone: Gone;
}

export type Pin = 'in' | 'out';

/** How an album fills itself; without words, parts and a tag, only people put photos in. */
export interface AlbumRule {
  /** As typed into the search box: words, filters and what is left out. */
  readonly words: string | null;
  /** What photos are compared with beside the words, all of it weighed together; none unless told. */
  readonly parts?: readonly QueryPart[];
  readonly tag: string | null;
  /** Inclusive calendar days, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Least confidence, or probability, in 0 … 1 a photo needs for `words`. */
  readonly cutoff: number;
  /** What the cut-off is held against; `confidence` unless told. */
  readonly decidedBy?: AlbumDecision;
}

/**
 * `search`: the probability a search with the words gives the photo, so that at 0.5 the album holds what that search says
 * matches. `confidence`: the same scale as a tag's score, as albums had it before searches told what matches.
 */
export type AlbumDecision = 'search' | 'confidence';

export type AlbumName = Pick<Album, 'id' | 'name'>;

export interface Album {
  readonly id: number;
  readonly name: string;
  readonly rule: AlbumRule;
  readonly count: number;
  /** Its newest photo; null while it is empty. */
  readonly cover: { readonly id: number; readonly version: string } | null;
  /** True while the indexer has not yet applied the newest rule or judgement. */
  readonly updating: boolean;
  /** Whether it learns from the photos a person puts in and takes out. */
  readonly learns: boolean;
  /** Whether it keeps the members it has, whatever its rule finds. */
  readonly paused: boolean;
  /** What it goes by beside its rule; null while it goes by that alone. */
  readonly learned: AlbumLearning | null;
}

/** What an album has learned from; and, of the photos judged, each held against what the others teach: how many it would hold, and how many of them rightly. */
export interface AlbumLearning {
  readonly accepted: number;
  readonly rejected: number;
  readonly wouldHold: number;
  readonly rightly: number;
}

/** Photos that look alike, of which an album can be made: words for what they show. */
export interface AlbumIdea {
  readonly label: string;
  /** About how many there are. */
  readonly photos: number;
  /** A few typical ones. */
  readonly samples: readonly SearchResult[];
}

/** Photos an album asks about, the most telling first. */
export interface AlbumSuggestions {
  readonly suggestions: readonly SearchResult[];
}

export interface AlbumPreview {
  readonly count: number;
  readonly unknownWords: readonly string[];
  readonly results: readonly SearchResult[];
}

export interface TagCount {
  readonly label: string;
  readonly group: string;
  readonly count: number;
}

export type FolderState = 'ready' | 'scanning' | 'suspended' | 'unreadable';

export interface Folder {
  readonly id: number;
  /** The last part of its path, or the whole when that is unclear. */
  readonly name: string;
  readonly state: FolderState;
  /** Why it is suspended or unreadable, and what to do; null while all is well. */
  readonly problem: Failure | null;
  readonly photos: number;
  readonly isSample: boolean;
  readonly lastWalkAt: string | null;
  /** What the last walk had to leave aside. */
  readonly skipped: SkippedCounts;
}

/** Files a walk left aside, by why. */
export interface SkippedCounts {
  /** Videos, while FFmpeg is not installed. */
  readonly videos: number;
  /** Files and directories that may not be read, or whose drive gave no answer. */
  readonly unreadable: number;
  /** Files and directories whose names are not valid UTF-8. */
  readonly names: number;
}

export interface PhotoCounts {
  readonly indexed: number;
  readonly pending: number;
  readonly failed: number;
  readonly missing: number;
}

/** A folder that can be chosen to be searched; only the owner's own session learns of it. */
export interface FolderChoice {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly isSearched: boolean;
}

/** One folder and those in it. */
export interface FolderChoices {
  /** Null at the top, where there are several roots. */
  readonly folder: FolderChoice | null;
  /** The path of the folder around it; null where choosing may not go further up. */
  readonly parent: string | null;
  readonly folders: readonly FolderChoice[];
  /** How many there are beside those. */
  readonly more: number;
}

export interface Status {
  readonly photos: PhotoCounts;
  readonly model: { readonly id: string; readonly dimensions: number };
  /** Photos stored per second over the last ten seconds; 0 when idle. */
  readonly photosPerSecond: number;
  /** Null when idle or not yet known. */
  readonly secondsLeft: number | null;
  readonly indexer: 'running' | 'stopped';
  /** What keeps Rummage from writing, such as a full disk; null while nothing does. */
  readonly problem: Failure | null;
  /** Null unless another model has been chosen and does not cover the library yet. */
  readonly switch: ModelSwitch | null;
  readonly folders: readonly Folder[];
  /** What the indexer is doing just now, and what it may do. */
  readonly indexing: Indexing;
}

/** When and how hard photos may be indexed, as a person set it. */
export interface IndexingSettings {
  readonly paused: boolean;
  /** Only while other programs leave the machine idle. */
  readonly onlyIdle: boolean;
  /** Only between these local times of day, `HH:MM`, over midnight when `to` comes first; null at any time. */
  readonly window: { readonly from: string; readonly to: string } | null;
  /** The most of the machine's processors it takes, in percent. */
  readonly cpuShare: CpuShare;
}

export type CpuShare = 25 | 50 | 75 | 100;

/**
 * `yielding`: makes way for searches; `paused` by a person; `outside-window`, `waiting-for-idle`: see
 * {@link IndexingSettings}; `done`: nothing waits; `stopped`: no indexer runs.
 */
export type IndexingState =
  'indexing' | 'yielding' | 'paused' | 'outside-window' | 'waiting-for-idle' | 'done' | 'stopped';

/** Milliseconds each stage took for a photo over the last ten seconds; null for one that had nothing to do. */
export interface StageTimes {
  readonly read: number | null;
  readonly decode: number | null;
  readonly embed: number | null;
  readonly store: number | null;
}

export interface Indexing {
  readonly state: IndexingState;
  readonly settings: IndexingSettings;
  /** Bytes read from photos since the indexer started; 0 while it is stopped. */
  readonly bytesRead: number;
  readonly bytesPerSecond: number;
  readonly stages: StageTimes;
}

export interface FailedPhoto {
  readonly id: number;
  readonly path: string;
  readonly folderName: string;
  readonly bytes: number;
  readonly failure: Failure;
  /** Version of what could not read it. */
  readonly decoder: string;
  /** Times it was tried since its content last changed. */
  readonly attempts: number;
}

export interface FailureList {
  /** Photos that failed, for the reason asked for or for any. */
  readonly total: number;
  /** Every reason there is, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** A page of them, the most recently added first. */
  readonly failures: readonly FailedPhoto[];
}

/** Another model being made ready beside the active one, which goes on answering meanwhile. */
export interface ModelSwitch {
  /** References of the model that answers now, and of the one that will. */
  readonly from: string;
  readonly to: string;
  /** `filling`: photos are being embedded; `waiting`: only photos that cannot be reached are left; `failed`: see `problem`. */
  readonly state: 'filling' | 'waiting' | 'failed';
  /** Photos the new model covers, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Photos on folders that cannot be reached now, among those still to do. */
  readonly away: number;
  readonly secondsLeft: number | null;
  readonly problem: Failure | null;
}

/** A retrieval figure somebody published, with where it can be read. */
export interface PublishedFigure {
  /** As `COCO text → image R@1 (zero-shot)`. */
  readonly measure: string;
  /** 0 … 1 */
  readonly value: number;
  readonly source: string;
}

/** One model as the list of models shows it. */
export interface ModelSummary {
  /** What `rummage models use` takes: `id`, or `id@dtype` for another precision than its best. */
  readonly reference: string;
  readonly id: string;
  readonly dtype: string;
  readonly title: string;
  /** One sentence for people who choose. */
  readonly summary: string;
  /** SPDX where it has one, else the licence's own name; null while unknown. */
  readonly license: string | null;
  /** For people: `English`, `89 languages`; null while unknown. */
  readonly languages: string | null;
  readonly dimensions: number | null;
  /** Pixels of the square the image tower sees. */
  readonly imageSize: number | null;
  /** Tokens the text tower can take. */
  readonly textTokens: number | null;
  readonly figure: PublishedFigure | null;
  readonly isBundled: boolean;
  /** `ready`: complete on disk; `partial`: a fetch was interrupted; `absent`; `broken`: on disk, but see `problem`. */
  readonly state: 'ready' | 'partial' | 'absent' | 'broken';
  readonly problem: Failure | null;
  /** Bytes on disk; 0 while absent. */
  readonly bytesOnDisk: number;
  /** The fetch under way or interrupted in this process; null when there is none. */
  readonly fetch: ModelFetch | null;
  /** `active` answers searches now, `next` is being made ready. */
  readonly role: 'active' | 'next' | null;
  /** Photos that have a vector of this model. */
  readonly photos: number;
  /** Measured on this machine; null until it was. */
  readonly speed: ModelSpeed | null;
}

/** What a model costs on this machine. */
export interface ModelSpeed {
  readonly imagesPerSecond: number;
  /** Milliseconds for one short query. */
  readonly queryMs: number;
  /** Bytes its image tower and text tower take while loaded. */
  readonly imageMemory: number;
  readonly textMemory: number;
}

export interface ModelFetch {
  readonly reference: string;
  readonly state: 'running' | 'paused' | 'failed';
  readonly doneBytes: number;
  /** Null until the hub has told. */
  readonly totalBytes: number | null;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
  readonly problem: Failure | null;
}

/** What fetching a model would mean, asked of the hub when a person wants to know. */
export interface ModelOffer {
  readonly reference: string;
  /** The hub's commit it would be fetched at. */
  readonly revision: string;
  readonly license: string | null;
  /** Bytes of all its files, and of those not on disk yet. */
  readonly totalBytes: number;
  readonly missingBytes: number;
  /** Bytes free where it would lie. */
  readonly freeBytes: number;
  /** Every precision the hub offers both towers in, with the bytes it takes. */
  readonly precisions: readonly { readonly dtype: string; readonly reference: string; readonly bytes: number }[];
}

export interface ModelList {
  readonly models: readonly ModelSummary[];
  /** The reference asked for, and what fixes it so that it cannot be chosen in the app; null when it can. */
  readonly wanted: string;
  readonly fixedBy: string | null;
  readonly switch: ModelSwitch | null;
}

/** The same query on two models, over the photos both cover. */
export interface ModelComparison {
  readonly query: string;
  /** Photos both cover. */
  readonly photos: number;
  readonly a: ComparedModel;
  readonly b: ComparedModel;
  /** Photos among the first `results.length` of both. */
  readonly overlap: number;
}

export interface ComparedModel {
  readonly reference: string;
  readonly title: string;
  readonly tookMs: number;
  readonly unknownWords: readonly string[];
  readonly bytesOnDisk: number;
  readonly speed: ModelSpeed | null;
  /** Best first; `otherRank` is the photo's place with the other model, from 1. */
  readonly results: readonly (SearchResult & { readonly rank: number; readonly otherRank: number })[];
}

/** A word that photos may be tagged with, as its set has it. */
export interface SetLabel {
  readonly label: string;
  /**
   * What the model reads in the label's place: each alone says what it means. One with `{}` is a whole prompt, the label
   * standing there. Empty: the label says it all.
   */
  readonly descriptions: readonly string[];
  /** A label of the same set that is true of everything this one is true of. */
  readonly parent: string | null;
  /** What it is listed under; null: under its set's name. */
  readonly group: string | null;
}

/** Labels that photos are held against together. */
export interface LabelSet {
  /** Names it in addresses. */
  readonly key: string;
  readonly name: string;
  /** Exactly one of its labels is true of a photo. */
  readonly exclusive: boolean;
  /** Whether photos are tagged with it. */
  readonly enabled: boolean;
  /** Prompts, `{}` standing for the label. */
  readonly templates: readonly string[];
  readonly labels: readonly SetLabel[];
  /** `built-in`: as it came with Rummage, and made better with it; `edited`: as a person changed it; `own`: a person's. */
  readonly origin: 'built-in' | 'edited' | 'own';
}

export interface CountedLabelSet extends LabelSet {
  /** Photos by label, parents included. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What may go wrong with a set of labels. */
export interface LabelSetWarnings {
  /** Labels the model does not know: no photo is tagged with them. */
  readonly unknown: readonly string[];
  /** Pairs that mean nearly the same to the model, the nearest first. */
  readonly alike: readonly { readonly labels: readonly [string, string]; readonly similarity: number }[];
  /** Of an exclusive set: labels of which one is the parent of another, so that both are true at once. */
  readonly notExclusive: readonly (readonly [string, string])[];
}

/** What a photo shows of some labels, told apart by one prompt. */
export interface AskAnswer {
  readonly template: string;
  /** What cosines are multiplied with before the softmax: the model's own. */
  readonly scale: number;
  /** In the order they were asked. */
  readonly answers: readonly {
    readonly label: string;
    /** 0 … 1, adding up to 1; null where the model does not know the label. */
    readonly probability: number | null;
    /** Cosine; null where the model does not know the label. */
    readonly similarity: number | null;
  }[];
}

/** What a model sees in a photo. */
export interface SeenAnswer {
  /** The words of the vocabulary that together come nearest to it, the heaviest first; `weight` is how much of each, the photo being 1. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  /** How much of what sets the photo apart from others those words explain, 0 … 1. */
  readonly explained: number;
  /** Of each set photos are tagged with, the likeliest labels; a tag is only given of what is likely enough. */
  readonly sets: readonly {
    readonly key: string;
    readonly name: string;
    readonly exclusive: boolean;
    readonly labels: readonly { readonly label: string; readonly probability: number }[];
  }[];
}

/** Why a photo has a tag. */
export interface TagReason {
  readonly label: string;
  /** What to look for in the photo: the label, or what it is described as. */
  readonly words: string;
  /** The sets it is a label of, with what the model was asked, the most similar first. */
  readonly sets: readonly {
    readonly key: string;
    readonly name: string;
    readonly exclusive: boolean;
    readonly prompts: readonly { readonly prompt: string; readonly similarity: number }[];
  }[];
  /** Tags of the photo it follows from. */
  readonly follows: readonly string[];
  /** Photos a person gave it and took it from, where it is learned from them; null where it is not. */
  readonly learned: { readonly yes: number; readonly no: number } | null;
}

/** A photo divided among the labels of a set. */
export interface SegmentAnswer {
  readonly set: { readonly key: string; readonly name: string };
  /** What was compared with the labels: the model's own patches, or overlapping crops. */
  readonly source: WhereAnswer['source'];
  readonly rows: number;
  readonly columns: number;
  /** Over the whole photo, row by row: the place of a label in `labels`. */
  readonly cells: readonly number[];
  /** The largest first; `share` is of the photo. */
  readonly labels: readonly { readonly label: string; readonly share: number; readonly color: string }[];
}
