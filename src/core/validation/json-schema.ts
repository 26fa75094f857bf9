import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { get } from '../text/value.ts';
import { jsonFormats } from './json-formats.ts';
import { Uniqueness } from './unique-items.ts';

export interface JsonSchemas {
  /** The schema to validate with. */
  readonly root: object;
  /** Those that it refers to, by the address that it uses. */
  readonly others?: Readonly<Record<string, object>>;
}

/** No reader wants more of one document; it also bounds what a hostile one can cost. */
export const problemLimit = 100;

/** Compiles a schema of draft 7, which takes some tenths of a second for a large one. The problems are in the order of the schema, the first hundred at most. */
export function compileJsonSchema({ root, others = {} }: JsonSchemas): (value: unknown) => SbomProblem[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, logger: false, inlineRefs: false });
  for (const [name, check] of Object.entries(jsonFormats)) ajv.addFormat(name, check);
  let uniqueness = new Uniqueness();
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', validate: (wanted: boolean, items: unknown[]) => !wanted || uniqueness.areUnique(items), errors: false });
  for (const [address, schema] of Object.entries(others)) ajv.addSchema(schema, address);
  const validate = ajv.compile(root);
  return (value) => {
    uniqueness = new Uniqueness();
    try {
      return validate(value) ? [] : problemsOf(validate, value);
    } catch (error) {
      // the compiled functions call each other for every level of the document
      if (error instanceof RangeError) return [{ at: '/', message: 'it is nested too deep to be checked' }];
      throw error;
    }
  };
}

function problemsOf({ errors }: ValidateFunction, value: unknown): SbomProblem[] {
  const problems: SbomProblem[] = [];
  const seen = new Set<string>();
  for (const error of mostSpecific(errors ?? [])) {
    const problem = { at: error.instancePath === '' ? '/' : error.instancePath, message: messageOf(error, value) };
    const key = `${problem.at}\0${problem.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push(problem);
    if (problems.length === problemLimit) break;
  }
  return problems;
}

/** Errors of all branches come before the error of their choice: those of the nearest branch, or else the deepest, are what its author got wrong. */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    let start = kept.length;
    while (start > 0 && isWithin(kept[start - 1]!.instancePath, error.instancePath)) start--;
    const branches = kept.splice(start);
    const depth = (path: string) => path.split('/').length;
    const deepest = Math.max(0, ...branches.map(({ instancePath }) => depth(instancePath)));
    if (deepest > depth(error.instancePath)) kept.push(...(nearestBranch(branches, error.schemaPath) ?? branches.filter(({ instancePath }) => depth(instancePath) === deepest)));
    else kept.push({ ...error, params: { ...error.params, branches } });
  }
  // what is of a wrong kind altogether fits all forms that only ask for members
  const ofWrongKind = new Set(kept.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return kept.filter(({ keyword, params, instancePath }) => !(keyword === 'oneOf' && Array.isArray(params['passingSchemas']) && ofWrongKind.has(instancePath)));
}

/** The errors of the branch with the fewest, the first of equals; `undefined` where some do not tell their branch, because they stand in another schema. */
function nearestBranch(errors: readonly ErrorObject[], choice: string): readonly ErrorObject[] | undefined {
  const branches = Map.groupBy(errors, ({ schemaPath }) => (schemaPath.startsWith(`${choice}/`) ? schemaPath.slice(choice.length + 1).split('/', 1)[0] : undefined));
  if (branches.has(undefined)) return undefined;
  return [...branches.values()].reduce((nearest, branch) => (branch.length < nearest.length ? branch : nearest));
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`);

function messageOf({ keyword, params, message, instancePath }: ErrorObject, value: unknown): string {
  const shown = shownValue(get(value, ...pointerParts(instancePath)));
  switch (keyword) {
    case 'required':
      return `the member ${JSON.stringify(params['missingProperty'])} is missing`;
    case 'additionalProperties':
      return `there is no member ${JSON.stringify(params['additionalProperty'])} here`;
    case 'enum':
      return `${shown} is not one of ${listed(params['allowedValues'])}`;
    case 'const':
      return `${shown} is not ${JSON.stringify(params['allowedValue'])}`;
    case 'type':
      return `${shown} is not of type ${String(params['type'])}`;
    case 'pattern':
      return `${shown} does not have the form ${String(params['pattern'])}`;
    case 'format':
      return `${shown} is not a valid ${String(params['format'])}`;
    case 'uniqueItems':
      return 'two items are equal';
    case 'oneOf':
    case 'anyOf':
      return choiceMessage(params['branches'] as readonly ErrorObject[], value);
    default:
      return message ?? keyword;
  }
}

function choiceMessage(branches: readonly ErrorObject[], value: unknown): string {
  if (branches.length === 0) return 'it fits more than one of the forms that exclude each other';
  const reasons = [...new Set(branches.map((branch) => messageOf(branch, value)))].slice(0, 4);
  return `it fits none of the allowed forms (${reasons.join('; or ')})`;
}

function listed(values: unknown): string {
  const all = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return all.length > 12 ? `the ${all.length} allowed values` : all.join(', ');
}

function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'it';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Keys and indexes of a JSON pointer. */
export function pointerParts(pointer: string): (string | number)[] {
  const parts = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.map((part) => (/^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : part));
}
