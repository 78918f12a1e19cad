'use client';

import { LANGUAGE_COOKIE } from '../strings/language-cookie';
import { useStrings } from '../ui/locale-context';
import { textField } from '../ui/styles';

interface LanguageChoiceProps {
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  /** The language chosen before; empty for that of the browser. */
  readonly chosen: string;
}

/** The language of the words, for all pages in this browser. */
export function LanguageChoice({ languages, chosen }: LanguageChoiceProps) {
  const { language } = useStrings().about;

  const choose = (code: string): void => {
    const age = code === '' ? 0 : 31_536_000;
    document.cookie = `${LANGUAGE_COOKIE}=${code}; Path=/; Max-Age=${age}; SameSite=Lax`;
    // With the whole page: every word of it changes.
    window.location.reload();
  };

  return (
    <select
      aria-labelledby="language"
      defaultValue={chosen}
      onChange={({ target }) => choose(target.value)}
      className={`${textField} sm:max-w-72`}
    >
      <option value="">{language.asBrowser}</option>
      {languages.map(({ code, name }) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
