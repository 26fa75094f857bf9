import type { SbomLicense } from '../../model/sbom.ts';
import { text, type ValueRecord } from '../../text/value.ts';
import { readLicense } from '../spdx2/licenses.ts';
import { orLater } from '../or-later.ts';
import { idOf, typeOf, values, type Spdx3Graph } from './graph.ts';

/** What a licence relationship points to: an expression, the parts of one, a licence of the list or of the document, or one of the individuals for none and no assertion. */
export function licenseOf(reference: unknown, graph: Spdx3Graph): SbomLicense[] {
  const id = idOf(reference) ?? '';
  const expression = expressionOf(id, graph, new Set());
  if (expression !== undefined) return readLicense(expression);
  return id === '' ? [] : [{ name: text(graph.get(id), 'name') ?? lastOf(id) }];
}

/** `LicenseRef-…` that ends an id, else one made of the id's last part. */
export function licenseRef(id: string): string {
  const known = /LicenseRef-[A-Za-z0-9.-]+$/.exec(id)?.[0];
  return known ?? `LicenseRef-${lastOf(id).replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`;
}

const lastOf = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1);

const listed = /^https?:\/\/spdx\.org\/licenses\/([\w.+-]+)$/;

/** `undefined` for what is no expression, and for an element that is a part of itself; `open` are those that it is a part of. */
function expressionOf(id: string, graph: Spdx3Graph, open: ReadonlySet<string>): string | undefined {
  const element = graph.get(id);
  if (element === undefined) return id.endsWith('NoneLicense') ? 'NONE' : id.endsWith('NoAssertionLicense') ? 'NOASSERTION' : listed.exec(id)?.[1];
  const stated = text(element, 'simplelicensing_licenseExpression');
  if (stated !== undefined || open.has(id) || open.size > deepest) return stated;
  const inside = new Set([...open, id]);
  const part = (key: string): string | undefined => {
    const found = expressionOf(idOf(element[key]) ?? '', graph, inside);
    return found === undefined || !/\s/.test(found) ? found : `(${found})`;
  };
  switch (typeOf(element).replace('expandedlicensing_', '')) {
    case 'ConjunctiveLicenseSet':
      return joined(element, 'AND', (member) => expressionOf(member, graph, inside));
    case 'DisjunctiveLicenseSet':
      return joined(element, 'OR', (member) => expressionOf(member, graph, inside));
    case 'WithAdditionOperator': {
      const [license, addition] = [part('expandedlicensing_subjectExtendableLicense'), idOf(element['expandedlicensing_subjectAddition'])];
      return license === undefined || addition === undefined ? undefined : `${license} WITH ${additionOf(addition, typeOf(graph.get(addition)))}`;
    }
    case 'OrLaterOperator': {
      const license = part('expandedlicensing_subjectLicense');
      return license === undefined ? undefined : orLater(license);
    }
    case 'ListedLicense':
      return lastOf(id);
    case 'CustomLicense':
    case 'simplelicensing_SimpleLicensingText':
      return licenseRef(id);
    default:
      return undefined;
  }
}

/** No licence is put together of more. */
const deepest = 50;

function joined(element: ValueRecord, word: 'AND' | 'OR', partOf: (id: string) => string | undefined): string | undefined {
  const parts = values(element, 'expandedlicensing_member').map((member) => partOf(idOf(member) ?? ''));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return parts.map((part) => (/ (?:AND|OR) /i.test(part!) ? `(${part})` : part)).join(` ${word} `);
}

/** One of the list by its name there; the grammar has another prefix for those of a document. */
const additionOf = (id: string, type: string): string => /AdditionRef-[A-Za-z0-9.-]+$/.exec(id)?.[0] ?? (type === 'expandedlicensing_CustomLicenseAddition' ? `AdditionRef-${lastOf(id).replaceAll(/[^A-Za-z0-9.-]+/g, '-')}` : lastOf(id));
