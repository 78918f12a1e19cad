import { expect, it } from 'vitest';
import { xmpNames } from './names';

it('knows how photo programs name their sidecars', () => {
  expect(xmpNames('a.b.jpg')).toEqual(['a.b.jpg.xmp', 'a.b.xmp', 'a.b.XMP']);
});
