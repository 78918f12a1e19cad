import { z } from 'zod';
import { RummageError } from '../errors';

/** How the hub that models are fetched from is reached. Holds secrets: never printed, never part of the settings `rummage doctor` lists. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly token: string | null;
  /** URLs of proxies, which may hold a password; an empty text means none. */
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Hosts reached without a proxy, separated by commas. */
  readonly noProxy: string;
}

const PROXY_PROTOCOLS = new Set(['http:', 'https:', 'socks5:']);

const proxySchema = z
  .string()
  .default('')
  .transform((text) => (text === '' || text.includes('://') ? text : `http://${text}`))
  .refine((text) => text === '' || PROXY_PROTOCOLS.has(protocolOf(text) ?? ''), {
    error: 'expected the address of a proxy, as http://proxy.example:3128',
  });

const hubSchema = z.object({
  HF_ENDPOINT: z
    .string()
    .default('https://huggingface.co')
    .refine((text) => /^https?:$/.test(protocolOf(text) ?? ''), {
      error: 'expected the address of a hub or mirror, as https://huggingface.co',
    })
    .transform((text) => text.replace(/\/+$/, '')),
  HF_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'expected a token of plain letters and digits')
    .optional(),
  HTTP_PROXY: proxySchema,
  HTTPS_PROXY: proxySchema,
  NO_PROXY: z.string().default(''),
});

/**
 * Reads where models are fetched from, and through what, out of the variables other tools use as well: `HF_ENDPOINT`,
 * `HF_TOKEN`, `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, the last four in either case.
 *
 * @throws RummageError `bad-config`, naming the variables at fault and never their values
 */
export function parseHubSettings(env: Readonly<Record<string, string | undefined>>): HubSettings {
  const said = (...names: readonly string[]) => names.map((name) => env[name]?.trim()).find(Boolean);
  const all = said('all_proxy', 'ALL_PROXY');
  const parsed = hubSchema.safeParse({
    HF_ENDPOINT: said('HF_ENDPOINT'),
    HF_TOKEN: said('HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN'),
    HTTP_PROXY: said('http_proxy', 'HTTP_PROXY') ?? all,
    HTTPS_PROXY: said('https_proxy', 'HTTPS_PROXY') ?? all,
    NO_PROXY: said('no_proxy', 'NO_PROXY'),
  });

  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new RummageError('bad-config', `The way to the model hub is set wrongly: ${faults.join('; ')}.`, {
      hint: 'Correct the environment variable, or unset it, and run this again.',
    });
  }
  const { HF_ENDPOINT: endpoint, HF_TOKEN: token, HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy } = parsed.data;
  return Object.freeze({ endpoint, token: token ?? null, httpProxy, httpsProxy, noProxy: parsed.data.NO_PROXY });
}

function protocolOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).protocol : null;
}
