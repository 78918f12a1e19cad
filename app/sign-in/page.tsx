import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { returnPath } from '#lib/access/return-path';
import { asksForPassword } from '#lib/access/service';
import { toSearchParams } from '../search/address';
import { pageAccess } from '../security/page-access';
import { titled } from '../strings/page-title';
import { Mark } from '../ui/mark';
import { requestLocale } from '../ui/request-locale';
import { SignInForm } from './sign-in-form';
import { problemInWords } from './problem-words';

export const dynamic = 'force-dynamic';
export async function generateMetadata(): Promise<Metadata> {
  return { ...(await titled(({ signIn }) => signIn.pageTitle)), robots: { index: false } };
}

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const params = toSearchParams(await searchParams);
  const next = returnPath(params.get('next'));
  const access = await pageAccess();
  if (access === 'owner' || !asksForPassword()) redirect(next);

  const locale = await requestLocale();
  const { signIn } = locale.strings;
  return (
    <div className="mx-auto flex min-h-[80dvh] max-w-sm flex-col justify-center px-6 py-12">
      <Mark className="mb-5 size-12" />
      <h1 className="text-display font-semibold">{access === 'guest' ? signIn.titleForGuest : signIn.title}</h1>
      <p className="mt-2 mb-7 text-quiet">{access === 'guest' ? signIn.textForGuest : signIn.text}</p>
      <SignInForm next={next} problem={problemInWords(params, locale)} />
      {access === 'guest' && (
        <form action="/api/session/end" method="post" className="mt-5">
          <button type="submit" className="rounded-control text-small text-quiet underline underline-offset-4">
            {signIn.signOut}
          </button>
        </form>
      )}
    </div>
  );
}
