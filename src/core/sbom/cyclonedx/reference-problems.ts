import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { parsePurl, PurlError } from '../../purl/purl.ts';
import { isRecord, list, strings, text } from '../../text/value.ts';
import type { Json } from './special-xml.ts';

/**
 * What the specification says and its schemas cannot: references of components and services are unique, those of the dependency graph exist,
 * package URLs and licence expressions follow their own specifications.
 */
export function referenceProblems(bom: Readonly<Json>, { uniqueRefs }: { readonly uniqueRefs: boolean }): SbomProblem[] {
  const problems: SbomProblem[] = [];
  const refs = new Map<string, string>();
  for (const { json, at } of objectsIn(bom)) {
    const ref = text(json, 'bom-ref');
    if (ref !== undefined && refs.has(ref) && uniqueRefs) problems.push({ at: `${at}/bom-ref`, message: `the bom-ref ${JSON.stringify(ref)} is that of ${refs.get(ref)} too` });
    if (ref !== undefined && !refs.has(ref)) refs.set(ref, at);
    problems.push(...purlProblems(json, at), ...expressionProblems(json, at));
  }
  list(bom, 'dependencies').forEach((entry, index) => {
    for (const ref of [...strings([text(entry, 'ref')]), ...strings(entry, 'dependsOn'), ...strings(entry, 'provides')]) {
      if (!refs.has(ref)) problems.push({ at: `/dependencies/${index}`, message: `${JSON.stringify(ref)} is not the bom-ref of a component or service of this document`, severity: 'warning' });
    }
  });
  return problems;
}

interface Found {
  readonly json: Readonly<Json>;
  readonly at: string;
}

/** Components and services at any depth. */
function* objectsIn(bom: Readonly<Json>): Generator<Found> {
  const open: { readonly value: unknown; readonly at: string }[] = [
    { value: bom['services'], at: '/services' },
    { value: bom['components'], at: '/components' },
    { value: isRecord(bom['metadata']) ? bom['metadata']['component'] : undefined, at: '/metadata/component' },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (Array.isArray(value)) for (let index = value.length - 1; index >= 0; index--) open.push({ value: value[index], at: `${at}/${index}` });
    else if (isRecord(value)) {
      yield { json: value, at };
      for (const key of ['services', 'components']) if (Array.isArray(value[key])) open.push({ value: value[key], at: `${at}/${key}` });
    }
  }
}

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
