import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated } from '../../../test/support/mutated.ts';
import { refusal } from '../../../test/support/refusal.ts';
import { TextSyntaxError } from './position.ts';
import { child, children, parseXml, parseXmlItems, textOf, xmlItems, type XmlElement } from './xml.ts';

const POM = `<?xml version="1.0" encoding="UTF-8"?>
<!-- <fake/> -->
<project xmlns="http://maven.example/POM/4.0.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <name>Peter &amp; Paul <![CDATA[<b>&amp;</b>]]> &oslash;&#248;</name>
  <dependencies>
    <dependency
        scope="te&quot;st"><artifactId> a </artifactId></dependency>
    <dependency/>
  </dependencies>
  <b:bom xmlns:b="http://bom.example/"><b:x>1</b:x></b:bom>
</project>
`;

interface Tree {
  readonly name: string;
  readonly attributes: readonly [string, string][];
  readonly content: readonly (string | Tree)[];
}

const escape = (text: string) => text.replaceAll(/[&<>"\n]/g, (character) => `&#${character.charCodeAt(0)};`);

describe('XML', () => {
  it('becomes elements with text, attributes and lines', () => {
    const project = parseXml(POM);
    expect(textOf(project, 'name')).toBe('Peter & Paul <b>&amp;</b> &oslash;ø');
    const [first, second] = children(child(project, 'dependencies'), 'dependency');
    expect([first?.line, first?.attributes.get('scope'), textOf(first, 'artifactId')]).toEqual([7, 'te"st', 'a']);
    expect([second?.line, second?.attributes.size, textOf(second)]).toEqual([9, 0, undefined]);
    expect(project.line).toBe(3);
    expect(child(project, 'bom')).toMatchObject({ prefix: 'b', name: 'bom', children: [{ prefix: 'b', name: 'x', text: '1' }] });
    expect(textOf(project, 'dependencies', 'wrong', 'name')).toBeUndefined();
  });

  it('takes CRLF, a byte order mark, and any declared encoding, because the text is decoded already', () => {
    const project = parseXml(`\ufeff${POM.replace('UTF-8', 'UTF-16').replaceAll('\n', '\r\n')}`);
    expect(children(child(project, 'dependencies'), 'dependency').map(({ line }) => line)).toEqual([7, 9]);
  });

  it('does not look into a DTD', () => {
    const text = '<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///secret">]>\n<a b="&x;">&x;&z;&constructor;&__proto__;</a>';
    const root = parseXml(text);
    expect([root.text, root.attributes.get('b'), root.line]).toEqual(['&x;&z;&constructor;&__proto__;', '&x;', 2]);
  });

  it('has attributes of any name', () => {
    expect([...parseXml('<a __proto__="1" constructor="2"/>').attributes]).toEqual([['__proto__', '1'], ['constructor', '2']]);
  });

  it.each([
    ['<a>\n<b></a>', 2, 'unexpected close tag'],
    ['<a>\n<b>', 2, 'unclosed tag: b'],
    ['<a>\nthis & that\n</a>', 2, 'an & starts no reference'],
    ['<a>\nthis & that\n\n&amp;</a>', 2, 'an & starts no reference'],
    ['<a/>\n<b/>', 2, 'documents may contain only one root'],
    ['', 1, 'document must contain a root element'],
    ['<a x="1" x="2"/>', 1, 'duplicate attribute: x'],
    ['<a>&#0;</a>', 1, 'malformed character entity'],
    ['<a>\u0001</a>', 1, 'disallowed character'],
  ])('says where %j is wrong', (text, line, message) => {
    const error = refusal(() => parseXml(text));
    expect([error?.line, error?.message]).toEqual([line, expect.stringContaining(message)]);
  });

  it('reads what was written', () => {
    const letter = fc.constantFrom('a', '&', '<', '>', '"', "'", '#', ';', ']', '\n', 'é', '😀', ' ');
    const words = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));
    const names = fc.constantFrom('a', 'b', 'p:c', '__proto__', 'x.y-z');
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.record({
        name: names,
        attributes: fc.uniqueArray(fc.tuple(names, words), { selector: ([name]) => name, maxLength: 3 }),
        content: fc.array(fc.oneof({ maxDepth: 3 }, words, tie('tree')), { maxLength: 5 }),
      }),
    }));
    const gaps = fc.infiniteStream(fc.constantFrom('', ' ', '\n', '<!-- & < -->\n', '<?pi?>'));
    const spaces = fc.infiniteStream(fc.constantFrom(' ', '\n', '\r\n\t'));
    fc.assert(
      fc.property(tree, gaps, spaces, (root, gap, space) => {
        let text = '';
        const write = ({ name, attributes, content }: Tree): XmlElement => {
          const [prefix, local] = name.includes(':') ? ['p', name.slice(2)] : ['', name];
          const element = { line: text.split('\n').length, name: local, prefix, attributes: new Map(attributes) };
          text += `<${name}${attributes.map(([key, value]) => `${space.next().value}${key}="${escape(value)}"`).join('')}`;
          text += content.length === 0 ? '/>' : '>';
          const inner = content.map((part) => {
            if (typeof part !== 'string') return write(part);
            text += `${gap.next().value?.replaceAll('\n', '')}${escape(part)}`;
            return part;
          });
          if (content.length > 0) text += `</${name}>`;
          const own = inner.filter((part) => typeof part === 'string').join('');
          const same = expect.toSatisfy((read: string) => squeezed(read) === squeezed(own)) as string;
          return { ...element, children: inner.filter((part) => typeof part !== 'string'), text: same };
        };
        text += gap.next().value;
        const expected = write(root);
        expect(parseXml(text)).toEqual(expected);
      }),
    );
  });

  it('lets nothing but TextSyntaxError out', () => {
    const odd = fc.stringMatching(/^[<>/!?&;#x="'a[\]\- \n\ud800]*$/);
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), odd, mutated([POM])), (text) => void refusal(() => parseXml(text))), { numRuns: 2000, examples: [['<!\ud800']] });
  });
});

/** Gaps add space between texts. */
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

describe('hostile XML', () => {
  const MANY = 100_000;

  it('is refused when nested too deep', () => {
    expect(refusal(() => parseXml('<a>'.repeat(MANY)))).toMatchObject({ line: 1, message: 'elements are nested more than 500 deep' });
    expect(refusal(() => parseXml('<a>'.repeat(500) + '</a>'.repeat(500)))).toBeUndefined();
  });

  it.each([
    ['references', () => `<a>${'&amp;&x;'.repeat(MANY)}</a>`],
    ['ampersands', () => `<a>${'&'.repeat(MANY)}</a>`],
    ['attributes', () => `<a ${Array.from({ length: MANY }, (_, at) => `a${at}=""`).join(' ')}/>`],
    ['comments', () => `<a>${'<!---->x'.repeat(MANY)}</a>`],
    ['sections', () => `<a>${'<![CDATA[]]>'.repeat(MANY)}</a>`],
    ['elements', () => `<a>${'x<b/>'.repeat(MANY)}</a>`],
    ['line breaks', () => `<a${'\r\n'.repeat(MANY)}>${'\r'.repeat(MANY)}</a>`],
    ['letters in a name', () => `<${'n'.repeat(MANY * 10)}/>`],
    ['letters in a reference', () => `<a>&${'n'.repeat(MANY * 10)};</a>`],
    ['digits in a reference', () => `<a>&#${'1'.repeat(MANY * 10)};</a>`],
    ['declarations', () => `<!DOCTYPE a [${'<!ENTITY x "&x;&x;">'.repeat(MANY)}]><a>&x;</a>`],
    ['brackets', () => `<a>${']]'.repeat(MANY)}</a>`],
    ['surrogates', () => `<a>${'\ud83d\ude00'.repeat(MANY)}</a>`],
  ])('with very many %s takes time in proportion', (_name, make) => {
    refusal(() => parseXml(make()));
  });
});

describe('items of an XML text in pieces', () => {
  const item = fc.constantFrom('<component a="1"/>', '<component\n  a="2"><x>t</x>\n<component/></component>', '<other><component/></other>', '<!-- <component/> -->', '<p:component>&amp;&nbsp;</p:component>', '<component>\n<![CDATA[<a>]]>ä😀</component>', '\r\n', 'text');
  const list = fc.array(item).map((items) => `<components>\n${items.join('\n')}</components>`);
  const document = fc.array(fc.oneof(list, fc.constantFrom('<component/>', '<configuration><components><component/></components></configuration>', '<components/>'))).map((parts) => `<?xml version="1.0"?>\n<root b="c">\n${parts.join('\n')}\n</root>\n`);

  it('are those of the whole, and the root is without them', () => {
    fc.assert(fc.property(document, fc.integer({ min: 1, max: 3 }), (text, size) => {
      const lines = text.split(/(?<=\n)/);
      const pieces = Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => lines.slice(index * size, (index + 1) * size).join(''));
      const whole = parseXml(text);
      const first = child(whole, 'components');
      expect([...xmlItems(pieces, ['components', 'component'])]).toEqual(children(first, 'component'));
      const { children: inside, ...root } = whole;
      const expected = inside.map((element) => (element === first ? { ...element, children: element.children.filter(({ name }) => name !== 'component') } : element));
      // blanks between items are no text of what is around them
      const withoutBlanks = (element: XmlElement): XmlElement => ({ ...element, text: element.text.replaceAll(/\s+/g, '') });
      const read = parseXmlItems(pieces, ['components', 'component']);
      expect({ ...withoutBlanks(read), children: read.children.map(withoutBlanks) }).toEqual({ ...withoutBlanks(root as XmlElement), children: expected.map(withoutBlanks) });
      expect([...xmlItems(pieces, ['component'])]).toEqual(children(whole, 'component'));
    }), { numRuns: 500 });
  });

  it.each(['<root><components>', '<root>&</root>', '', '<root/><root/>'])('are told damaged where the text is: %j', (text) => {
    expect(() => parseXmlItems([text], ['components', 'component'])).toThrow(TextSyntaxError);
  });
});
