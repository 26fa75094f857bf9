import { splitText } from './split-text.ts';
import type { NoticeText } from './notice.ts';

/** One text as one component brings it. */
export interface BroughtText {
  readonly component: string;
  readonly kind: NoticeText['kind'];
  readonly title: string;
  readonly origin: NoticeText['origin'];
  readonly text: string;
  /** Numbers of lines, from 1. */
  readonly copyrightLines: readonly number[];
}

interface Group {
  readonly first: BroughtText;
  readonly body: string;
  /** Whole texts that differ in copyright lines, titles or spacing. */
  readonly variants: Set<string>;
  readonly lines: Map<string, readonly string[]>;
  readonly components: Set<string>;
  isReference: boolean;
}

/**
 * Texts once each. Licences that differ in their copyright lines only become one text, with the lines of each component beside it; all else is kept as it is.
 * Of texts that differ in titles and spacing the first one is shown, so they are to be added in a fixed order.
 */
export class CollectedTexts {
  readonly #groups = new Map<string, Group>();

  add(brought: BroughtText): void {
    const text = brought.text.replaceAll(/\r\n?/g, '\n').replaceAll('\f', '').replace(/\n+$/, '');
    const { key, body, copyrightLines } = splitText(text, new Set(brought.copyrightLines));
    // a notice is verbatim, so only equal ones are one
    const id = brought.kind === 'license' ? `license\0${key}` : `notice\0${text}`;
    const known = this.#groups.get(id);
    const group: Group = known ?? { first: { ...brought, text }, body, variants: new Set(), lines: new Map(), components: new Set(), isReference: true };
    if (known === undefined) this.#groups.set(id, group);
    group.variants.add(text);
    group.components.add(brought.component);
    if (brought.origin === 'component') group.isReference = false;
    if (copyrightLines.length > 0) group.lines.set(brought.component, [...new Set([...(group.lines.get(brought.component) ?? []), ...copyrightLines])]);
  }

  /** Sorted; ids count the texts of one title, and not so that the number looks like a version. */
  texts(): NoticeText[] {
    const all = [...this.#groups.values()].map(textOf).sort((a, b) => compare(a.kind, b.kind) || compare(a.title, b.title) || b.components.length - a.components.length || compare(a.text, b.text));
    const numbers = new Map<string, number>();
    return all.map((text) => {
      const name = text.kind === 'notice' ? 'NOTICE' : text.title.replaceAll(/[^\w.+-]+/g, '-').replaceAll(/^-+|-+$/g, '');
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return { ...text, id: number === 1 && text.kind === 'license' ? name : `${name}${text.kind === 'license' ? '_' : '.'}${number}` };
    });
  }
}

function textOf({ first, body, variants, lines, components, isReference }: Group): NoticeText {
  const isWhole = variants.size === 1;
  const copyrightLines = isWhole ? [] : [...lines].map(([component, own]) => ({ component, lines: own })).sort((a, b) => compare(a.component, b.component));
  return {
    id: '', kind: first.kind, title: first.title, origin: isReference ? 'reference' : 'component', text: `${isWhole ? first.text : body}\n`,
    components: [...components].sort(compare), copyrightLines,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
