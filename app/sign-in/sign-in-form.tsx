import { Field } from '../ui/field';
import { requestLocale } from '../ui/request-locale';
import { primaryButton, textField } from '../ui/styles';

interface SignInFormProps {
  /** The page to go to then. */
  readonly next: string;
  readonly problem: string | null;
}

/** A plain form, so that signing in needs no script. */
export async function SignInForm({ next, problem }: SignInFormProps) {
  const { password, submit } = (await requestLocale()).strings.signIn;

  return (
    <form action="/api/session" method="post" className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      {/* Password managers keep a password under a name; there is only one here. */}
      <input type="text" name="username" value="rummage" autoComplete="username" readOnly hidden />
      <Field label={password}>
        <input
          type="password"
          name="password"
          required
          // The one thing there is to do on this page.
          autoFocus
          autoComplete="current-password"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'sign-in-problem'}
          className={textField}
        />
      </Field>
      {problem !== null && (
        <p id="sign-in-problem" role="alert" className="rounded-control bg-sunken px-4 py-3">
          {problem}
        </p>
      )}
      <button type="submit" className={primaryButton}>
        {submit}
      </button>
    </form>
  );
}
