import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { idOf, Spdx3Graph, typeOf, values } from './graph.ts';
import { relationshipTypes } from './names.data.ts';

/** What SPDX 3.0 demands of the elements that an SBOM is made of; `at` names the element by its id. */
export function validateSpdx3(document: Value, given?: Spdx3Graph): SbomProblem[] {
  const problems: SbomProblem[] = [];
  const add = (at: string, message: string) => problems.push({ at, message });
  if (!isRecord(document)) return [{ at: '/', message: 'the document is not an object' }];
  const context = record(document)['@context'];
  if (typeof context !== 'string' || !/^https:\/\/spdx\.org\/rdf\/3\.0\.\d+\/spdx-context\.jsonld$/.test(context)) add('/@context', 'the context of SPDX 3.0 is missing');
  if (Object.hasOwn(document, '@graph') && !Array.isArray(document['@graph'])) add('/@graph', 'it must be a list');
  const graph = given ?? new Spdx3Graph(document);
  if (graph.elements.length === 0) add('/@graph', 'there are no elements');
  list(document, '@graph').forEach((item, index) => {
    if (typeOf(item) === '') add(`/@graph/${index}`, 'the type is missing');
    else if (idOf(item) === undefined && typeOf(item) !== 'CreationInfo') add(`/@graph/${index}`, 'the id is missing');
  });
  if (graph.ofType('CreationInfo').length === 0 && list(document, '@graph').every((item) => !isRecord(record(item)['creationInfo']))) add('/@graph', 'there is no CreationInfo');
  for (const element of graph.elements) validateElement(element, add);
  return problems;
}

function validateElement(element: ValueRecord, add: (at: string, message: string) => void): void {
  const at = idOf(element) || '/@graph';
  const type = typeOf(element);
  if (type === 'CreationInfo') {
    for (const key of ['specVersion', 'created']) if (text(element, key) === undefined) add(at, `${key} is missing`);
    if (values(element, 'createdBy').length === 0) add(at, 'createdBy is missing');
    const created = text(element, 'created');
    if (created !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(created)) add(at, `created is ${JSON.stringify(created)} and no date of the form YYYY-MM-DDThh:mm:ssZ`);
    return;
  }
  if (!/^(?!_:).+:.+/.test(at) && !at.startsWith('_:')) add(at, 'the id is no IRI');
  if (element['creationInfo'] === undefined) add(at, 'creationInfo is missing');
  if (type === 'Relationship' || type === 'LifecycleScopedRelationship') {
    const kind = text(element, 'relationshipType');
    if (kind === undefined) add(at, 'relationshipType is missing');
    else if (!relationshipTypes.has(kind)) add(at, `${JSON.stringify(kind)} is no relationship that SPDX knows`);
    if (element['from'] === undefined) add(at, 'from is missing');
    if (values(element, 'to').length === 0) add(at, 'to is missing');
  } else if (type === 'simplelicensing_LicenseExpression') {
    const expression = text(element, 'simplelicensing_licenseExpression');
    if (expression === undefined) add(at, 'the licence expression is missing');
    else if (expression !== 'NONE' && expression !== 'NOASSERTION') {
      const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
      if (!parsed.ok) add(at, `${JSON.stringify(expression)} is no licence expression: ${parsed.message} (column ${parsed.column})`);
    }
  }
  for (const method of values(element, 'verifiedUsing')) {
    if (typeOf(method) === 'Hash' && (text(method, 'algorithm') === undefined || text(method, 'hashValue') === undefined)) add(at, 'a hash needs an algorithm and a value');
  }
}
