/**
 * What our pages may load: only themselves. Scripts run only with this response's nonce, which Next puts on its own.
 * Styles keep `unsafe-inline`: placeholders and proportions are style attributes, and Radix and sonner add style tags.
 */
export function contentSecurityPolicy(nonce: string, { development }: { development: boolean }): string {
  // React's development build rebuilds server stack traces with eval.
  const evaluate = development ? " 'unsafe-eval'" : '';

  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sent with every answer. CORP keeps other sites from even showing a thumbnail by its address. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
