import type { LabelPrompt } from '../encoder/embed-prompts';
import { fillTemplate } from '../encoder/prompts';
import type { SetLabel } from '../nouns';

/**
 * What a model is asked for a label: its set's prompts, filled with each description or, where there is none, with the
 * label; a description with `{}` is a prompt of its own.
 */
export function promptsOf(
  { label, descriptions }: Pick<SetLabel, 'label' | 'descriptions'>,
  templates: readonly string[],
): LabelPrompt[] {
  const whole = descriptions.filter((description) => description.includes('{}'));
  const meanings = descriptions.length === 0 ? [label] : descriptions.filter((words) => !words.includes('{}'));
  return [
    ...meanings.flatMap((words) =>
      templates.map((template) => ({ words, prompt: fillTemplate(template, fitting(words, template)) })),
    ),
    ...whole.map((description) => fillTemplate(description, label)).map((prompt) => ({ words: prompt, prompt })),
  ];
}

/** Behind an article, or an article and an adjective, another article has no place: “a photo of the large a cat”. */
const BEHIND_ARTICLE = /\b(?:a|an|the|many)(?: \w+)? \{\}/i;

function fitting(words: string, template: string): string {
  return BEHIND_ARTICLE.test(template) ? words.replace(/^(?:a|an|the) /i, '') : words;
}
