import { expect, it } from 'vitest';
import { findCatalogued } from './catalogue';
import { logitOf } from './logit';
import type { ModelConfig } from './model-json';

const config = (of: Partial<ModelConfig>): ModelConfig => ({ model_type: 'clip', text_config: {}, ...of });

it('does not believe the value training starts from, which config.json gives instead of the learned one', () => {
  expect(logitOf(config({ logit_scale_init_value: 2.6592 }), null)).toEqual({
    scale: 100,
    bias: null,
    source: 'default',
  });
});

it('believes any other value, and what is named as learned', () => {
  expect(logitOf(config({ logit_scale_init_value: Math.log(25) }), null)).toMatchObject({ source: 'model' });
  expect(logitOf(config({ logit_scale_init_value: Math.log(25) }), null).scale).toBeCloseTo(25);

  const siglip = logitOf(config({ model_type: 'siglip', logit_scale: 4.765, logit_bias: -12.93 }), null);
  expect(siglip.scale).toBeCloseTo(117.3, 0);
  expect(siglip).toMatchObject({ bias: -12.93, source: 'model' });
});

it('takes a scale for what it is, whether written as such or as its logarithm', () => {
  expect(logitOf(config({ logit_scale: 100 }), null).scale).toBe(100);
  expect(logitOf(config({ logit_scale: Math.log(100) }), null).scale).toBeCloseTo(100);
});

it('asks the catalogue where the model says nothing', () => {
  const entry = findCatalogued('Xenova/clip-vit-base-patch32');

  expect(logitOf(config({ logit_scale_init_value: 2.6592 }), entry)).toEqual({
    scale: 100,
    bias: null,
    source: 'catalogue',
  });
});
