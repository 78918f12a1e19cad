import Link from 'next/link';
import type { ModelSwitch } from '#lib/nouns';
import { switchInWords } from '../status/switch-words';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';

/** One line above the photos while another model is being made ready. */
export function SwitchLine({ change }: { change: ModelSwitch }) {
  const locale = useLocale();

  return (
    <p className="mx-4 mb-4 flex flex-wrap justify-between gap-x-6 text-small text-quiet sm:mx-5">
      <span className="min-w-0 wrap-anywhere">{switchInWords(change, locale)}</span>
      <Link href="/models" className={quietLink}>
        {locale.strings.bar.models}
      </Link>
    </p>
  );
}
