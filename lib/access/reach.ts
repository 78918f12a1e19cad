import type { Config } from '../config';
import { isLoopback } from './hosts';

type ReachSettings = Pick<Config, 'host' | 'port' | 'allowedHosts' | 'trustedProxies' | 'guestPassword'>;

/** Said wherever others reach Rummage without TLS. */
export const UNENCRYPTED = 'Nothing between them and Rummage is encrypted: put a reverse proxy with TLS before it.';

/** How other machines reach the web app, for people; null when they do not. */
export function reachInWords(settings: ReachSettings): string | null {
  if (!isReachable(settings)) return null;

  const { allowedHosts, guestPassword } = settings;
  const names = allowedHosts.map((name) => addressOf(name, settings)).join(', ');
  const through = isEncrypted(settings) ? ' through a reverse proxy' : '';
  return `from other machines${through} at ${names}, with ${guestPassword === 'set' ? 'the owner’s password or a guest’s' : 'a password'}`;
}

/** Whether any other machine is meant to reach the web app. */
export function isReachable({ host, allowedHosts }: ReachSettings): boolean {
  return !isLoopback(host) || allowedHosts.length > 0;
}

/** As far as the settings tell: only a trusted reverse proxy brings TLS. */
export function isEncrypted({ trustedProxies }: ReachSettings): boolean {
  return trustedProxies.length > 0;
}

function addressOf(name: string, settings: ReachSettings): string {
  return isEncrypted(settings) ? `https://${name}` : `http://${name}:${settings.port}`;
}
