import type { Metadata } from 'next';
import { DEFAULT_TEMPLATES } from '#lib/labels/parse';
import { SetForm } from '../set-form';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New label set' };

export default function NewLabelSetPage() {
  const start = { name: '', lines: '', templates: DEFAULT_TEMPLATES.join('\n'), exclusive: false, enabled: true };

  return (
    <div className="mx-auto grid max-w-3xl gap-6 px-5 py-8 sm:px-8 sm:py-10">
      <h1 className="text-display font-semibold">New label set</h1>
      <SetForm start={start} />
    </div>
  );
}
