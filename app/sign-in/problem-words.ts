/** Why the last attempt led back to the sign-in page; null when there was none. */
export function problemInWords(params: URLSearchParams): string | null {
  if (params.has('wrong')) return 'That is not the password. Check it and try again.';

  const seconds = Number(params.get('wait') ?? 0);
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return null;
  const left = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many attempts have failed. Wait ${left}, then try again.`;
}
