import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { idOf, Spdx3Graph, typeOf } from './graph.ts';
import { ProblemList } from '../problem-list.ts';
import { ModelCheck } from '../spdx-model.ts';
import { model } from './model.data.ts';

/** What SPDX 3.0 demands of the elements that an SBOM is made of; `at` names the element by its id. */
export function validateSpdx3(document: Value, given?: Spdx3Graph): SbomProblem[] {
  const problems = new ProblemList();
  const add = (at: string, message: string) => problems.add({ at, message });
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
  const isFirst = context?.toString().includes('/3.0.0/') === true;
  const items = Object.hasOwn(document, '@graph') ? list(document, '@graph') : [document];
  for (const [index, item] of items.entries()) if (isRecord(item)) validateMembers(item, idOf(item) || `/@graph/${index}`, isFirst, add);
  return problems.all();
}

const check = new ModelCheck(model);

/** Members that the model does not name among those of a class. */
const ofEveryObject: ReadonlySet<string> = new Set(['@context', '@id', '@type', 'spdxId', 'type']);

/** As version 3.0.0 spelled some. */
const ofTheFirst: ReadonlySet<string> = new Set([...ofEveryObject, 'build_parameters', 'imports', 'security_publishedTime', 'software_contentType']);

function validateMembers(item: ValueRecord, at: string, isFirst: boolean, add: (at: string, message: string) => void): void {
  const type = typeOf(item);
  if (type === '') return;
  if (!check.isClass(type)) {
    add(at, `${JSON.stringify(type)} is no class of SPDX 3.0`);
    return;
  }
  check.check(item, type, (below, _breach, message) => add(`${at}${below}`, message), isFirst ? ofTheFirst : ofEveryObject);
}

function validateElement(element: ValueRecord, add: (at: string, message: string) => void): void {
  const at = idOf(element) || '/@graph';
  const type = typeOf(element);
  if (type === 'CreationInfo') return;
  if (!/^(?!_:).+:.+/.test(at) && !at.startsWith('_:')) add(at, 'the id is no IRI');
  if (type === 'simplelicensing_LicenseExpression') {
    const expression = text(element, 'simplelicensing_licenseExpression');
    if (expression !== undefined && expression !== 'NONE' && expression !== 'NOASSERTION') {
      const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
      if (!parsed.ok) add(at, `${JSON.stringify(expression)} is no licence expression: ${parsed.message} (column ${parsed.column})`);
    }
  }
}
