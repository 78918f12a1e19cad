import { isEncrypted, reachInWords, UNENCRYPTED } from '../access/reach';
import type { Config } from '../config';
import { type Finding, well } from './check';

/** Who can reach the web app. Settings that would let others in without a password are refused before this is asked. */
export function checkReach(config: Config): Finding {
  const reach = reachInWords(config);
  if (reach === null) return well(`only from this machine${config.password === 'set' ? ', with a password' : ''}`);

  return { ...well(reach), hint: isEncrypted(config) ? null : UNENCRYPTED };
}
