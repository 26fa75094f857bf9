import { TextIndex } from '../../inventory/text-index.ts';
import { TextList } from '../../inventory/text-list.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { parsePurl, PurlError } from '../../purl/purl.ts';
import { isRecord, list, strings, text } from '../../text/value.ts';
import { problemLimit } from '../../validation/json-schema.ts';
import type { Json } from './special-xml.ts';

/**
 * What the specification says and its schemas cannot: references of components and services are unique, those of the dependency graph exist,
 * package URLs and licence expressions follow their own specifications. As many as anybody wants to know.
 */
export function referenceProblems(bom: Readonly<Json>, { uniqueRefs }: { readonly uniqueRefs: boolean }): SbomProblem[] {
  const problems: SbomProblem[] = [];
  const refs = new TextIndex();
  /** Where the ref of a number stands. */
  const places = new TextList();
  for (const { json, at } of objectsIn(bom)) {
    const ref = text(json, 'bom-ref');
    const known = ref === undefined ? undefined : refs.find(ref);
    if (known !== undefined && uniqueRefs) problems.push({ at: `${at}/bom-ref`, message: `the bom-ref ${JSON.stringify(ref)} is that of ${places.text(known)} too` });
    if (ref !== undefined && known === undefined) {
      refs.number(ref);
      places.add(at);
    }
    problems.push(...purlProblems(json, at), ...expressionProblems(json, at));
    if (problems.length >= problemLimit) return problems;
  }
  let index = 0;
  for (const entry of list(bom, 'dependencies')) {
    for (const ref of [...strings([text(entry, 'ref')]), ...strings(entry, 'dependsOn'), ...strings(entry, 'provides')]) {
      if (refs.find(ref) === undefined) problems.push({ at: `/dependencies/${index}`, message: `${JSON.stringify(ref)} is not the bom-ref of a component or service of this document`, severity: 'warning' });
    }
    if (problems.length >= problemLimit) return problems;
    index++;
  }
  return problems;
}

interface Found {
  readonly json: Readonly<Json>;
  readonly at: string;
}

interface Open {
  readonly items: Iterator<unknown>;
  readonly at: string;
  /** Of the next item. */
  index: number;
}

/** Components and services at any depth, one after the other: of a long list none is held. */
function* objectsIn(bom: Readonly<Json>): Generator<Found> {
  const metadata = bom['metadata'];
  const open: Open[] = [opened(list(bom, 'services'), '/services'), opened(list(bom, 'components'), '/components')];
  let next: Found | undefined = isRecord(metadata) && isRecord(metadata['component']) ? { json: metadata['component'], at: '/metadata/component' } : undefined;
  for (;;) {
    if (next !== undefined) {
      yield next;
      for (const key of ['services', 'components']) if (Array.isArray(next.json[key])) open.push(opened(next.json[key], `${next.at}/${key}`));
    }
    const innermost = open.at(-1);
    if (innermost === undefined) return;
    const { value, done } = innermost.items.next();
    if (done === true) open.pop();
    next = done !== true && isRecord(value) ? { json: value, at: `${innermost.at}/${innermost.index}` } : undefined;
    innermost.index++;
  }
}

const opened = (items: readonly unknown[], at: string): Open => ({ items: items[Symbol.iterator](), at, index: 0 });

function purlProblems(json: Readonly<Json>, at: string): SbomProblem[] {
  const purl = text(json, 'purl');
  if (purl === undefined) return [];
  try {
    parsePurl(purl);
    return [];
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    return [{ at: `${at}/purl`, message: `${JSON.stringify(purl)} is not valid: ${error.message}`, severity: 'warning' }];
  }
}

function expressionProblems(json: Readonly<Json>, at: string): SbomProblem[] {
  return list(json, 'licenses').flatMap((item, index): SbomProblem[] => {
    const expression = text(item, 'expression');
    const parsed = expression === undefined ? undefined : parseLicenseExpression(expression);
    if (parsed === undefined || parsed.ok) return [];
    return [{ at: `${at}/licenses/${index}/expression`, message: `${parsed.message} (column ${parsed.column})`, severity: 'warning' }];
  });
}
