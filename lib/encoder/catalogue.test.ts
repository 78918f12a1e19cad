import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels, projectRoot } from '../paths';
import { CATALOGUE, type CatalogueEntry, findCatalogued, RECOMMENDED } from './catalogue';

const json = (...parts: string[]) => JSON.parse(readFileSync(join(bundledModels(), ...parts), 'utf8')) as unknown;
const bundled = CATALOGUE.filter(({ isBundled }) => isBundled);
const fetched = CATALOGUE.filter(({ isBundled }) => !isBundled);

describe('the catalogue', () => {
  it('names each model once, and recommends one of them that must be fetched', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    expect(findCatalogued(RECOMMENDED)?.isBundled).toBe(false);
    expect(findCatalogued('someone/else')).toBeNull();
  });

  it.each(fetched)('can be fetched: $id has an owner and a name, and a page of its own among its sources', (entry) => {
    expect(entry.id).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(entry.sources).toContain(`https://huggingface.co/${entry.id}`);
  });

  it.each(CATALOGUE)('states nothing of $id without a source', ({ sources, figure }) => {
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      if (!source.startsWith('https://')) expect(existsSync(join(projectRoot(), source))).toBe(true);
    }
    expect(sources).toEqual([...new Set(sources)]);
    if (figure !== null) expect(figure.source).toMatch(/^https:\/\//);
  });

  it.each(CATALOGUE)('states only what can be of $id', (entry) => {
    expect(entry.title).not.toBe('');
    expect(entry.summary).toMatch(/^\p{Lu}.*\.$/u);
    expect(entry.queryTemplates.length).toBeGreaterThan(0);
    for (const template of entry.queryTemplates) expect(template.split('{}')).toHaveLength(2);
    expectWithin(entry.dimensions, 64, 4096);
    expectWithin(entry.imageSize, 64, 1024);
    expectWithin(entry.textTokens, 16, 10_000);
    expectWithin(entry.figure?.value, 0.01, 1);
    expectWithin(entry.logit?.scale, 1, 200);
  });

  it.each(fetched)('averages several readings of a query for the bundled model only, not for $id', (entry) => {
    expect(entry.queryTemplates).toHaveLength(1);
  });

  it('goes from cheap to dear, and within one cost from good to worse', () => {
    const costs: readonly CatalogueEntry['cost'][] = ['light', 'medium', 'heavy'];
    const order = fetched.map((entry) => [costs.indexOf(entry.cost), -(entry.figure?.value ?? 0)] as const);
    expect(order).toEqual(order.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect(new Set(fetched.flatMap(({ figure }) => figure?.measure ?? [])).size).toBe(1);
  });

  it.each(bundled)('agrees with the folder of $id', ({ id, dimensions, imageSize, textTokens, logit }) => {
    expect(json(id, 'config.json')).toMatchObject({
      projection_dim: dimensions,
      logit_scale_init_value: expect.closeTo(Math.log(logit?.scale ?? 0), 3),
      text_config: { max_position_embeddings: textTokens },
      vision_config: { image_size: imageSize },
    });
    expect(json(id, 'preprocessor_config.json')).toMatchObject({ crop_size: { height: imageSize, width: imageSize } });
  });
});

function expectWithin(fact: number | null | undefined, least: number, most: number): void {
  if (fact === null || fact === undefined) return;
  expect(fact).toBeGreaterThanOrEqual(least);
  expect(fact).toBeLessThanOrEqual(most);
}
