import type { Metadata } from 'next';
import { DEFAULT_TEMPLATES } from '#lib/labels/parse';
import { titled } from '../../strings/page-title';
import { WithStrings } from '../../strings/with-strings';
import { requestLocale } from '../../ui/request-locale';
import { SetForm } from '../set-form';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ labels }) => labels.newTitle);

export default async function NewLabelSetPage() {
  const { labels } = (await requestLocale()).strings;
  const start = { name: '', lines: '', templates: DEFAULT_TEMPLATES.join('\n'), exclusive: false, enabled: true };

  return (
    <div className="mx-auto grid max-w-3xl gap-6 px-5 py-8 sm:px-8 sm:py-10">
      <h1 className="text-display font-semibold">{labels.newTitle}</h1>
      <WithStrings areas={['labels']}>
        <SetForm start={start} />
      </WithStrings>
    </div>
  );
}
