import { describe, expect, it } from 'vitest';
import { connectionFailure } from './hub-failure';

const failed = (code: string) => Object.assign(new Error(code), { code });

describe('connectionFailure', () => {
  it('says for every way of being offline why the hub cannot be reached', () => {
    for (const code of [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ENETUNREACH',
      'ETIMEDOUT',
      'UND_ERR_CONNECT_TIMEOUT',
    ]) {
      const { kind, message } = connectionFailure(failed(code), 'hub.example', false);
      expect(kind).toBe('unreachable');
      expect(message).toMatch(/^hub\.example cannot be reached: .+\.$/);
    }
  });

  it('reads the reason of a failure at several addresses', () => {
    const several = Object.assign(new AggregateError([failed('ECONNREFUSED')]), { code: undefined });

    expect(connectionFailure(several, 'hub.example', false).message).toContain('refused');
  });

  it('tells that the way led through a proxy', () => {
    const refused = new Error('Proxy response (407) !== 200 when HTTP Tunneling');

    expect(connectionFailure(refused, 'hub.example', true).message).toBe(
      'hub.example cannot be reached through the proxy that HTTPS_PROXY or HTTP_PROXY names: the proxy answered 407.',
    );
  });

  it('does not try again where the certificate is not trusted', () => {
    const { kind, error } = connectionFailure(failed('SELF_SIGNED_CERT_IN_CHAIN'), 'hub.example', false);

    expect(kind).toBe('final');
    expect(error.hint).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('takes everything else for a connection that was cut', () => {
    expect(connectionFailure(failed('ECONNRESET'), 'hub.example', false).kind).toBe('cut');
    expect(connectionFailure('odd', 'hub.example', false).kind).toBe('cut');
  });
});
