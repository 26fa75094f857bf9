import type { Collector } from '../inventory/collector.ts';
import { TextSyntaxError } from '../text/position.ts';
import { LARGE, textPieces } from '../text/text-lines.ts';
import { child, children, parseXml, parseXmlItems, xmlItems, type XmlElement } from '../text/xml.ts';
import type { SourceFile } from './source-file.ts';

/** The root element of a file, with an issue for entities that are not expanded. Throws `TextSyntaxError`. */
export function readXml(found: Collector, file: SourceFile): XmlElement {
  const root = parseXml(file.text());
  reportEntities(found, file.path, root);
  return root;
}

/** The items that stand along a path of names below the root, in the first element of each of the names but the last. */
export interface XmlList {
  /** Of a large file without the items. */
  readonly root: XmlElement;
  /** In order; those of a large file are read anew each time. */
  items(): Iterable<XmlElement>;
}

/** As `readXml`; nearly all of the file are the items, which are not held where it is large. Throws `TextSyntaxError`. */
export function readXmlList(found: Collector, file: SourceFile, path: readonly string[]): XmlList {
  if (file.size >= LARGE) {
    try {
      const root = parseXmlItems(textPieces(file), path);
      reportEntities(found, file.path, root);
      return { root, items: () => xmlItems(textPieces(file), path) };
    } catch (error) {
      // the reader of whole texts says best what is wrong
      if (!(error instanceof TextSyntaxError)) throw error;
    }
  }
  const root = readXml(found, file);
  const around = path.slice(0, -1).reduce<XmlElement | undefined>(child, root);
  return { root, items: () => children(around, path.at(-1)!) };
}

/** Entities may hold files or grow without bounds, so none is ever expanded; what they stand for is then not known. */
export function reportEntities(found: Collector, file: string, root: Pick<XmlElement, 'entities'>): void {
  if (root.entities === undefined) return;
  found.issue({ ...entityIssue(root.entities), file });
}

/** Without its place in the tree. */
export function entityIssue(entities: NonNullable<XmlElement['entities']>) {
  const [first] = entities;
  const names = entities.slice(0, 5).map(({ name }) => `&${name.slice(0, 50)};`).join(', ');
  const more = entities.length > 5 ? ` and ${entities.length - 5} more` : '';
  return {
    code: 'unsupported',
    line: first!.line,
    message: `${entities.length === 1 ? 'the entity' : 'the entities'} ${names}${more} ${entities.length === 1 ? 'is' : 'are'} not expanded and stay${entities.length === 1 ? 's' : ''} in the text as written`,
    remedy: 'Write in its place what it stands for.',
  } as const;
}
