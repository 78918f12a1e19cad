/**
 * Prompt templates, `{}` standing for the words. Averaging the embeddings of several contexts gives a better classifier
 * than any one of them (CLIP §3.1.4, "Prompt engineering and ensembling"). The list is short because a query waits for it;
 * "{}" leads since people also type whole sentences.
 */
export const QUERY_TEMPLATES: readonly string[] = ['{}', 'a photo of {}', 'a picture of {}'];

/**
 * Templates for single labels. Measured on captioned-80 these three tag as well as the seven CLIP's authors found best for
 * ImageNet (its prompt notebook), at half the time to embed a vocabulary.
 */
export const LABEL_TEMPLATES: readonly string[] = ['{}', 'a photo of a {}', 'a photo of many {}'];

export function fillTemplates(templates: readonly string[], words: string): string[] {
  return templates.map((template) => fillTemplate(template, words));
}

export function fillTemplate(template: string, words: string): string {
  return template.replace('{}', () => words);
}
