import { isRecord } from '../../text/value.ts';
import { xmlKey } from './foreign-xml.ts';
import { adaptations } from './adaptations.ts';
import type { Content, Field } from './shape.ts';
import { shapes } from './shapes.data.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';

/**
 * A copy of a JSON value with only what the version and notation can hold, members in the order of the specification.
 * Recursion is bounded by the depth of the value, which the readers limit.
 */
export function fit(value: unknown, shape: string, target: Target, at: string): Json {
  return fitObject(isRecord(value) ? value : {}, shape, target, at) ?? {};
}

/** `undefined` when the version cannot hold an essential member. */
function fitObject(given: Readonly<Json>, shape: string, target: Target, at: string): Json | undefined {
  const fields = shapes[shape]!;
  const value = Object.hasOwn(adaptations, shape) ? adaptations[shape]!(given, target, at) : given;
  const result: Json = {};
  for (const name in fields) {
    if (!Object.hasOwn(value, name) || value[name] === undefined) continue;
    const field = fields[name]!;
    const place = `${at}/${name}`;
    const reason = unfit(field, target);
    if (reason !== undefined) target.lose(place, reason);
    else {
      const fitted = fitField(value[name], field, target, place);
      if (fitted !== undefined) result[name] = fitted;
      else if (isEssential(field)) return undefined;
    }
  }
  for (const name in value) {
    if (Object.hasOwn(fields, name) || !Object.hasOwn(value, name)) continue;
    if (name === xmlKey && target.notation === 'xml') result[name] = value[name];
    // the schemas before 1.4 allow members of any name
    else if (name !== xmlKey && target.notation === 'json' && target.version < '1.4') setOwn(result, name, value[name]);
    else target.lose(`${at}/${name}`, name === xmlKey ? 'XML extensions have no place in JSON' : `CycloneDX ${target.version} has no such member`);
  }
  return result;
}

const isEssential = ({ of }: Field): boolean => typeof of === 'object' && 'grown' in of && of.grown.essential === true;

/** Also for `__proto__`, which a plain assignment would not make a member. */
function setOwn(object: Json, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function unfit(field: Field, { version, notation }: Target): string | undefined {
  const since = notation === 'json' ? field.jsonSince ?? field.since : field.since;
  if (since !== undefined && version < since) return `only CycloneDX ${since} and later have it`;
  if (field.only !== undefined && field.only !== notation) return `only the ${field.only.toUpperCase()} form has it`;
  return undefined;
}

function fitField(value: unknown, field: Field, target: Target, at: string): unknown {
  switch (field.form) {
    case 'attribute':
    case 'body':
    case 'element':
      return fitContent(value, field.of, target, at);
    case 'repeated':
    case 'list': {
      if (!Array.isArray(value)) return fitContent(value, field.of, target, at);
      return value.map((item, index) => fitContent(item, field.of, target, `${at}/${index}`)).filter((item) => item !== undefined);
    }
    case 'tools':
      if (!Array.isArray(value)) return fit(value, 'toolSet', target, at);
      return value.map((item, index) => fit(item, 'tool', target, `${at}/${index}`));
    case 'dependencies':
      return Array.isArray(value) ? value.map((item) => fitDependency(item, target, at)) : undefined;
    case 'data-flows':
      return Array.isArray(value) ? value.map((item, index) => fit(item, 'jsonDataFlow', target, `${at}/${index}`)) : undefined;
    case 'references':
      return value;
  }
}

function fitContent(value: unknown, content: Content, target: Target, at: string): unknown {
  if (typeof content === 'string') return value;
  if ('object' in content) return isRecord(value) ? fitObject(value, content.object, target, at) : value;
  if ('grown' in content) {
    const { values, fallback } = content.grown;
    if (typeof value !== 'string' || !Object.hasOwn(values, value) || values[value]! <= target.version) return value;
    target.lose(at, `${JSON.stringify(value)} exists only in CycloneDX ${values[value]} and later${fallback === undefined ? '' : `, ${JSON.stringify(fallback)} takes its place`}`);
    return fallback;
  }
  const { key, of, since } = content.oneOf.find(({ fits }) => fits(value)) ?? content.oneOf.at(-1)!;
  if (since !== undefined && target.version < since) {
    target.lose(at, `only CycloneDX ${since} and later have this form`);
    return undefined;
  }
  if (key === undefined) return fitContent(value, of, target, at);
  return isRecord(value) && Object.hasOwn(value, key) ? { [key]: fitContent(value[key], of, target, `${at}/${key}`) } : value;
}

export function fitDependency(value: unknown, { version, lose }: Target, at: string): unknown {
  if (!isRecord(value)) return value;
  const { ref, dependsOn, provides } = value;
  if (provides !== undefined && version < '1.6') lose(`${at}/${String(ref)}/provides`, 'only CycloneDX 1.6 and later have it');
  return { ref, ...(dependsOn !== undefined && { dependsOn }), ...(provides !== undefined && version >= '1.6' && { provides }) };
}
