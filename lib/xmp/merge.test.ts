import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotXmp, XmpDocument } from './document';
import { isOurs, mergeInto, type SidecarContent } from './merge';

const NOTHING: SidecarContent = { tags: [], hierarchy: [], rating: null };
const of = (content: Partial<SidecarContent>): SidecarContent => ({ ...NOTHING, ...content });

/** As darktable writes it, with line ends of Windows, comments and properties nobody else knows. */
const DARKTABLE = `<?xml version="1.0" encoding="UTF-8"?>\r
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">\r
 <!-- kept -->\r
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\r
  <rdf:Description rdf:about=""\r
    xmlns:xap="http://ns.adobe.com/xap/1.0/"\r
    xmlns:dc="http://purl.org/dc/elements/1.1/"\r
    xmlns:darktable="http://darktable.sf.net/"\r
   xap:Rating="2"\r
   darktable:history_end="3">\r
   <dc:subject>\r
    <rdf:Seq>\r
     <rdf:li>Grandma &amp; co</rdf:li>\r
     <rdf:li>cat</rdf:li>\r
    </rdf:Seq>\r
   </dc:subject>\r
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Lake</rdf:li></rdf:Alt></dc:description>\r
   <darktable:history><rdf:Seq><rdf:li darktable:num="0" darktable:params="gz02eJx"/></rdf:Seq></darktable:history>\r
  </rdf:Description>\r
 </rdf:RDF>\r
</x:xmpmeta>\r
`;

const told = (text: string) => {
  const document = new XmpDocument(text);
  return {
    tags: document.list({ prefix: 'dc', name: 'subject' }),
    hierarchy: document.list({ prefix: 'lr', name: 'hierarchicalSubject' }),
    rating: document.value({ prefix: 'xmp', name: 'Rating' }),
  };
};

describe('a new sidecar', () => {
  it('tells tags, albums and stars, and is known as ours', () => {
    const content = of({ tags: ['cat', '東京 <&> "q"'], hierarchy: ['Albums|Summer', 'animal|cat'], rating: 4 });
    const { text, isChanged } = mergeInto(null, content);

    expect(isChanged).toBe(true);
    expect(isOurs(text)).toBe(true);
    expect(told(text)).toEqual({ ...content, rating: '4' });
    expect(text).toContain('\n    <rdf:Bag>\n     <rdf:li>cat</rdf:li>\n');
  });

  it('holds no characters XML cannot hold', () => {
    expect(told(mergeInto(null, of({ tags: ['a\u0000b\uD800c', '\u0007'] })).text).tags).toEqual(['a b c']);
  });
});

describe('a sidecar of another program', () => {
  it('keeps every byte that is not changed', () => {
    expect(mergeInto(DARKTABLE, NOTHING)).toEqual({ text: expect.any(String) as string, isChanged: false });

    const { text } = mergeInto(DARKTABLE, of({ tags: ['dog'] }));
    expect(told(text).tags).toEqual(['Grandma & co', 'cat', 'dog']);
    expect(isOurs(text)).toBe(false);
    for (const line of DARKTABLE.split('\n').filter(
      (each) => !/rdf:Description|^\s+xmlns|^\s+xap|^\s+dark.*end/.test(each),
    ))
      expect(text).toContain(line);
    expect(text).toContain('xap:Rating="2" darktable:history_end="3"');
  });

  it('gets what is new, and loses only what it got this way', () => {
    const first = mergeInto(DARKTABLE, of({ tags: ['CAT', 'dog', 'animal'], hierarchy: ['animal|dog'] })).text;
    expect(told(first)).toMatchObject({ tags: ['Grandma & co', 'cat', 'dog', 'animal'], hierarchy: ['animal|dog'] });

    const second = mergeInto(first, of({ tags: ['animal'] })).text;
    expect(told(second)).toMatchObject({ tags: ['Grandma & co', 'cat', 'animal'], hierarchy: [] });

    expect(told(mergeInto(second, NOTHING).text)).toEqual(told(DARKTABLE));
  });

  it('has its rating back once a person’s stars are cleared, unless it has given another since', () => {
    const rated = mergeInto(DARKTABLE, of({ rating: 5 })).text;
    expect(told(rated).rating).toBe('5');
    const rerated = mergeInto(rated, of({ rating: 0 })).text;
    expect(told(rerated).rating).toBe('0');
    expect(told(mergeInto(rerated, NOTHING).text).rating).toBe('2');

    const theirs = rerated.replace('xap:Rating="0"', 'xap:Rating="1"');
    expect(told(mergeInto(theirs, NOTHING).text).rating).toBe('1');
    expect(told(mergeInto(mergeInto(null, of({ rating: 3 })).text, NOTHING).text).rating).toBeNull();
  });

  it('may have a property as an element, or a list of one without a list', () => {
    const text = DARKTABLE.replace(/xap:Rating="2"/, '').replace(
      /<dc:subject>.*<\/dc:subject>/s,
      '<xap:Rating>3</xap:Rating><dc:subject>lake</dc:subject>',
    );

    expect(told(mergeInto(text, of({ tags: ['dog'], rating: 1 })).text)).toMatchObject({
      tags: ['lake', 'dog'],
      rating: '1',
    });
    const attribute = text.replace('<dc:subject>lake</dc:subject>', '').replace('rdf:about=""', 'dc:subject="lake"');
    expect(told(mergeInto(attribute, of({ tags: ['dog'] })).text).tags).toEqual(['lake', 'dog']);
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'not at all'],
    ['torn XML', DARKTABLE.slice(0, 600)],
    ['other XML', '<html><body/></html>'],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${DARKTABLE.slice(DARKTABLE.indexOf('<x:'))}`],
    ['a list that is none', DARKTABLE.replace('<rdf:Seq>', '<rdf:Seq/><rdf:Seq>')],
  ])('is refused when it holds %s', (_, text) => {
    expect(() => mergeInto(text, of({ tags: ['dog'] }))).toThrow(NotXmp);
  });
});

it('changes nothing the second time, whatever is told', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 5 });
  const contents = fc.record({ tags: words, hierarchy: words, rating: fc.option(fc.integer({ min: 0, max: 5 })) });

  fc.assert(
    fc.property(contents, contents, fc.constantFrom(null, DARKTABLE), (first, second, start) => {
      const once = mergeInto(mergeInto(start, first).text, second).text;
      expect(mergeInto(once, second).isChanged).toBe(false);
      expect(told(mergeInto(once, NOTHING).text)).toEqual(told(mergeInto(start, NOTHING).text));
    }),
  );
});
