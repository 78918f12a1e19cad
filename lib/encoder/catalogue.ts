/**
 * The models people are offered: what is known of each before it is fetched. Data, not code: a fact stands here when one
 * of the entry's `sources` states it, and is null otherwise; a folder's own files decide over all of it once it is there.
 *
 * In order of what an image costs, and within one `cost` best first: by the share of COCO's captions that find their own
 * photo first; those nobody published it of come last. One measure, since figures of different ones do not compare.
 *
 * Any other id or folder in this layout works as well. CLIP's ResNet towers (RN50 … RN50x64) do: the layout does not say
 * what an image tower is made of. None has an entry, because no hub id that holds one in this layout is known.
 */
import type { PublishedFigure } from '../nouns';
import { QUERY_TEMPLATES } from './prompts';

export interface CatalogueEntry {
  /** Its id on the hub, or the name it is bundled under. */
  readonly id: string;
  readonly isBundled: boolean;
  readonly title: string;
  /** One sentence for people who choose. */
  readonly summary: string;
  /** Of the image tower: `light` up to ViT-B/32's 9 GFLOPs an image, `medium` ViT-B/16's 35, `heavy` ViT-L/14's 162 and more. */
  readonly cost: 'light' | 'medium' | 'heavy';
  readonly dimensions: number | null;
  /** Pixels of the square the image tower sees. */
  readonly imageSize: number | null;
  /** Tokens the text tower can take. */
  readonly textTokens: number | null;
  /** `fixed`: texts are padded to `textTokens`, as they were in training; `own-length`: padding would only cost. */
  readonly padding: 'own-length' | 'fixed' | null;
  /** What a query is put into before it is read; more than one are averaged, at the cost of one reading each. */
  readonly queryTemplates: readonly string[];
  /** Whether it was trained on lower-cased text. */
  readonly lowerCase: boolean | null;
  /** SPDX where it has one, else the licence's own name. */
  readonly license: string | null;
  readonly languages: string | null;
  readonly figure: PublishedFigure | null;
  /** What turns cosines into logits, after training; the value a config.json gives is mostly the one training began with. */
  readonly logit: { readonly scale: number; readonly bias: number | null } | null;
  /** Where the facts above can be read. */
  readonly sources: readonly string[];
}

const COCO = 'COCO text → image R@1 (zero-shot)';
const OPEN_CLIP = 'https://github.com/mlfoundations/open_clip';
const OPEN_CLIP_RETRIEVAL = `${OPEN_CLIP}/blob/main/docs/openclip_retrieval_results.csv`;
const OPEN_CLIP_PROFILES = `${OPEN_CLIP}/blob/main/docs/model_profile.csv`;
const MOBILE_CLIP = 'https://github.com/apple/ml-mobileclip';
const BIG_VISION = 'https://github.com/google-research/big_vision/blob/main/big_vision/configs/proj/image_text';

/** Of all three OpenAI models. The licence is left open: OpenAI's repository is MIT, but nothing says that its weights are. */
const OPENAI_CLIP = {
  isBundled: false,
  imageSize: 224,
  textTokens: 77,
  padding: 'own-length',
  // CLIP, appendix on retrieval: put before a description, it gains 1 to 2 points of R@1.
  queryTemplates: ['a photo of {}'],
  lowerCase: true,
  license: null,
  languages: 'English',
  // Its README: “cosine similarities between the corresponding image and text features, times 100”.
  logit: { scale: 100, bias: null },
} as const;
const OPENAI_CLIP_SOURCES = [
  'https://arxiv.org/abs/2103.00020',
  'https://github.com/openai/CLIP/blob/main/README.md',
  'https://github.com/openai/CLIP/blob/main/model-card.md',
  'https://github.com/openai/CLIP/blob/main/clip/simple_tokenizer.py',
  OPEN_CLIP_RETRIEVAL,
  OPEN_CLIP_PROFILES,
] as const;

/** Its text tower is not causal (`causal_masking: false`), so that padding is part of what it was trained on. */
const MOBILE_CLIP_FACTS = {
  isBundled: false,
  cost: 'light',
  dimensions: 512,
  imageSize: 256,
  textTokens: 77,
  padding: 'fixed',
  queryTemplates: ['{}'],
  lowerCase: true,
  license: 'ML-MobileCLIP Model Weights and Data (Apple)',
  languages: null,
  logit: { scale: 100, bias: null },
} as const;

/** The learned scale and bias are in the weights only: nobody published those of the base models. */
const SIGLIP_FACTS = {
  isBundled: false,
  cost: 'medium',
  dimensions: 768,
  imageSize: 224,
  textTokens: 64,
  padding: 'fixed',
  queryTemplates: ['This is a photo of {}.'],
  lowerCase: true,
  license: 'Apache-2.0',
  logit: null,
} as const;

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: 'clip-pocket-384',
    isBundled: true,
    title: 'Pocket CLIP',
    summary: 'Comes with Rummage and needs no network; knows common things by their names, but no grammar.',
    cost: 'light',
    dimensions: 384,
    imageSize: 224,
    textTokens: 32,
    padding: 'own-length',
    queryTemplates: QUERY_TEMPLATES,
    lowerCase: true,
    license: 'MIT',
    languages: 'English',
    // Its card has figures, among 79 and 80 photos: beside COCO's, among 5 000, they would mislead.
    figure: null,
    logit: { scale: 25, bias: null },
    sources: ['data/models/clip-pocket-384/MODEL_CARD.md'],
  },
  {
    ...MOBILE_CLIP_FACTS,
    id: 'Xenova/mobileclip_s2',
    title: 'MobileCLIP S2',
    summary:
      'Apple’s model for phones: finds better than OpenAI’s, even their large one. Fetch it at fp32, which its images need.',
    figure: { measure: COCO, value: 0.4537, source: `${MOBILE_CLIP}/blob/main/results/mobileclip_s2.jsonl` },
    sources: [
      'https://huggingface.co/Xenova/mobileclip_s2',
      `${MOBILE_CLIP}/blob/main/README.md`,
      `${MOBILE_CLIP}/blob/main/mobileclip/configs/mobileclip_s2.json`,
      `${MOBILE_CLIP}/blob/main/LICENSE_weights_data`,
    ],
  },
  {
    ...MOBILE_CLIP_FACTS,
    id: 'Xenova/mobileclip_s0',
    title: 'MobileCLIP S0',
    summary:
      'Apple’s smallest, for slow machines: finds better than OpenAI’s. Fetch it at fp32, which its images need.',
    figure: { measure: COCO, value: 0.4044, source: `${MOBILE_CLIP}/blob/main/results/mobileclip_s0.jsonl` },
    sources: [
      'https://huggingface.co/Xenova/mobileclip_s0',
      `${MOBILE_CLIP}/blob/main/README.md`,
      `${MOBILE_CLIP}/blob/main/mobileclip/configs/mobileclip_s0.json`,
      `${MOBILE_CLIP}/blob/main/LICENSE_weights_data`,
    ],
  },
  {
    id: 'onnx-community/CLIP-ViT-B-32-laion2B-s34B-b79K-ONNX',
    isBundled: false,
    title: 'LAION CLIP B/32',
    summary: 'OpenAI’s B/32 trained anew on two billion open pictures: finds better at the same cost.',
    cost: 'light',
    dimensions: 512,
    imageSize: 224,
    textTokens: 77,
    padding: 'own-length',
    queryTemplates: ['{}'],
    lowerCase: true,
    license: 'MIT',
    languages: 'English',
    figure: { measure: COCO, value: 0.3934, source: OPEN_CLIP_RETRIEVAL },
    logit: null,
    sources: [
      'https://huggingface.co/onnx-community/CLIP-ViT-B-32-laion2B-s34B-b79K-ONNX',
      'https://huggingface.co/laion/CLIP-ViT-B-32-laion2B-s34B-b79K',
      `${OPEN_CLIP}/blob/main/src/open_clip/model_configs/ViT-B-32.json`,
      OPEN_CLIP_RETRIEVAL,
      OPEN_CLIP_PROFILES,
    ],
  },
  {
    ...OPENAI_CLIP,
    id: 'Xenova/clip-vit-base-patch32',
    title: 'OpenAI CLIP B/32',
    summary: 'The best-known CLIP, which the others are measured against: knows people and actions as well as things.',
    cost: 'light',
    dimensions: 512,
    figure: { measure: COCO, value: 0.3044, source: OPEN_CLIP_RETRIEVAL },
    sources: ['https://huggingface.co/Xenova/clip-vit-base-patch32', ...OPENAI_CLIP_SOURCES],
  },
  {
    ...SIGLIP_FACTS,
    id: 'onnx-community/siglip2-base-patch16-224-ONNX',
    title: 'SigLIP 2 base',
    summary: 'Finds best of all here, in many languages; a photo costs about four times what it costs B/32.',
    languages: 'Multilingual',
    figure: { measure: COCO, value: 0.521, source: `${BIG_VISION}/README_siglip2.md` },
    sources: [
      'https://huggingface.co/onnx-community/siglip2-base-patch16-224-ONNX',
      'https://huggingface.co/google/siglip2-base-patch16-224',
      'https://huggingface.co/docs/transformers/model_doc/siglip2',
      `${BIG_VISION}/README_siglip2.md`,
      `${BIG_VISION}/SigLIP_demo.ipynb`,
    ],
  },
  {
    ...SIGLIP_FACTS,
    id: 'Xenova/siglip-base-patch16-224',
    title: 'SigLIP base',
    summary: 'Finds much better than OpenAI’s B/16 at its cost: a photo costs about four times what it costs B/32.',
    languages: 'English',
    figure: { measure: COCO, value: 0.4778, source: OPEN_CLIP_RETRIEVAL },
    sources: [
      'https://huggingface.co/Xenova/siglip-base-patch16-224',
      'https://huggingface.co/Xenova/siglip-base-patch16-224/blob/main/tokenizer_config.json',
      'https://huggingface.co/google/siglip-base-patch16-224',
      'https://huggingface.co/docs/transformers/model_doc/siglip',
      `${BIG_VISION}/SigLIP_demo.ipynb`,
      OPEN_CLIP_RETRIEVAL,
      OPEN_CLIP_PROFILES,
    ],
  },
  {
    ...OPENAI_CLIP,
    id: 'Xenova/clip-vit-base-patch16',
    title: 'OpenAI CLIP B/16',
    summary: 'As OpenAI’s B/32, in finer detail; a photo costs about four times as much.',
    cost: 'medium',
    dimensions: 512,
    figure: { measure: COCO, value: 0.3309, source: OPEN_CLIP_RETRIEVAL },
    sources: ['https://huggingface.co/Xenova/clip-vit-base-patch16', ...OPENAI_CLIP_SOURCES],
  },
  {
    ...OPENAI_CLIP,
    id: 'Xenova/clip-vit-large-patch14',
    title: 'OpenAI CLIP L/14',
    summary: 'OpenAI’s large model; a photo costs about eighteen times what it costs B/32.',
    cost: 'heavy',
    dimensions: 768,
    figure: { measure: COCO, value: 0.3651, source: OPEN_CLIP_RETRIEVAL },
    sources: ['https://huggingface.co/Xenova/clip-vit-large-patch14', ...OPENAI_CLIP_SOURCES],
  },
  {
    id: 'jinaai/jina-clip-v2',
    isBundled: false,
    title: 'Jina CLIP v2',
    summary: 'Reads 89 languages and long texts, and sees finer detail; very large, and not for commercial use.',
    cost: 'heavy',
    dimensions: 1024,
    imageSize: 512,
    textTokens: 8192,
    padding: 'own-length',
    queryTemplates: ['Represent the query for retrieving evidence documents: {}'],
    lowerCase: null,
    license: 'CC-BY-NC-4.0',
    languages: '89 languages',
    figure: null,
    logit: null,
    sources: [
      'https://huggingface.co/jinaai/jina-clip-v2',
      'https://huggingface.co/jinaai/jina-clip-v2/blob/main/config.json',
      'https://arxiv.org/abs/2412.08802',
      'https://inference.readthedocs.io/en/v1.1.0/_sources/models/builtin/embedding/jina-clip-v2.rst.txt',
    ],
  },
];

/** Ships with Rummage and needs no network: what searches until another is chosen. */
export const DEFAULT_MODEL = 'clip-pocket-384';

/** The one to fetch first: the CLIP everybody means by the name. What is better at its cost, the figures tell. */
export const RECOMMENDED = 'Xenova/clip-vit-base-patch32';

/** What is known of the model with this id; null when it is none of the catalogue's. */
export function findCatalogued(id: string): CatalogueEntry | null {
  return CATALOGUE.find((entry) => entry.id === id) ?? null;
}
