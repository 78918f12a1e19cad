import { describe, expect, it } from 'vitest';
import { loadHubSettings } from '../config';

describe('loadHubSettings', () => {
  it('reaches huggingface.co directly when nothing is set', () => {
    expect(loadHubSettings({})).toEqual({
      endpoint: 'https://huggingface.co',
      token: null,
      httpProxy: '',
      httpsProxy: '',
      noProxy: '',
    });
  });

  it('reads mirror, token and proxies from the variables other tools use', () => {
    expect(
      loadHubSettings({
        HF_ENDPOINT: 'https://hf-mirror.example/',
        HF_TOKEN: ' hf_abc ',
        https_proxy: 'proxy.example:3128',
        ALL_PROXY: 'socks5://127.0.0.1:1080',
        NO_PROXY: 'localhost,.example',
      }),
    ).toEqual({
      endpoint: 'https://hf-mirror.example',
      token: 'hf_abc',
      httpProxy: 'socks5://127.0.0.1:1080',
      httpsProxy: 'http://proxy.example:3128',
      noProxy: 'localhost,.example',
    });
  });

  it('names every variable at fault, and shows no value of any', () => {
    const wrong = () =>
      loadHubSettings({ HF_ENDPOINT: 'huggingface', HF_TOKEN: 'se cret', HTTPS_PROXY: 'ftp://me:pw@x' });

    expect(wrong).toThrow(/HF_ENDPOINT: .+; HF_TOKEN: .+; HTTPS_PROXY: /);
    expect(wrong).not.toThrow(/cret|pw/);
  });
});
