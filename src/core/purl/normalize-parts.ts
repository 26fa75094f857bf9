import { cleanNamespace, cleanSubpath } from './purl-segments.ts';
import { PurlError, type PurlReading } from './purl-parts.ts';
import { purlTypes, type PurlTypeRule } from './purl-types.data.ts';

export interface PlainParts {
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly subpath: string;
}

type Qualifier = (key: string) => string | undefined;

/** Applies the rules of the type; an absent part is ''. */
export function normalizeParts(type: string, parts: PlainParts, reading: PurlReading, qualifier: Qualifier): PlainParts {
  const subpath = parts.subpath === '' ? '' : cleanSubpath(parts.subpath);
  const namespace = parts.namespace === '' ? '' : cleanNamespace(parts.namespace);
  const rule = purlTypes.get(type);
  const name = rule?.nameHoldsPath ? cleanNamespace(parts.name) : parts.name;
  if (name === '') throw new PurlError('name', `A package URL needs a name; this one of type ${type} has none.`);
  if (rule === undefined) return { namespace, name, version: parts.version, subpath };
  const cased = changeCase(rule, { namespace, name, version: parts.version, subpath }, qualifier);
  const replace = rule.replaceInName;
  const normal = replace === undefined ? cased : { ...cased, name: cased.name.replace(replace.characters, replace.by) };
  if (reading === 'strict') demand(type, rule, normal, qualifier);
  return normal;
}

function changeCase(rule: PurlTypeRule, parts: PlainParts, qualifier: Qualifier): PlainParts {
  const { lowercase, lowercaseAt } = rule;
  if (lowercase === undefined && lowercaseAt === undefined && rule.uppercase === undefined) return parts;
  const lowerHere = lowercaseAt?.where(parts.namespace, qualifier('repository_url') ?? '') ? lowercaseAt.parts : undefined;
  const cased = (part: keyof PlainParts): string => (lowercase?.includes(part) || (part !== 'version' && part !== 'subpath' && lowerHere?.includes(part)) ? parts[part].toLowerCase() : parts[part]);
  return {
    namespace: rule.uppercase === undefined ? cased('namespace') : parts.namespace.toUpperCase(),
    name: cased('name'),
    version: cased('version'),
    subpath: cased('subpath'),
  };
}

function demand(type: string, rule: PurlTypeRule, parts: PlainParts, qualifier: Qualifier): void {
  if (rule.namespace === 'required' && parts.namespace === '') {
    throw new PurlError('namespace', `A package URL of type ${type} needs a namespace; ${JSON.stringify(parts.name)} has none.`);
  }
  if (rule.namespace === 'prohibited' && parts.namespace !== '') {
    const given = `${JSON.stringify(parts.name)} is given ${JSON.stringify(parts.namespace)}`;
    throw new PurlError('namespace', `A package URL of type ${type} has no namespace, but ${given}.`);
  }
  if (rule.name !== undefined && !rule.name.pattern.test(parts.name)) {
    throw new PurlError('name', `The name ${JSON.stringify(parts.name)} is not one of type ${type}: expected ${rule.name.expected}.`);
  }
  if (rule.version !== undefined && parts.version !== '' && !rule.version.pattern.test(parts.version)) {
    throw new PurlError('version', `The version ${JSON.stringify(parts.version)} is not one of type ${type}: expected ${rule.version.expected}.`);
  }
  for (const key of rule.qualifiers ?? []) {
    if (qualifier(key) === undefined) {
      throw new PurlError('qualifiers', `A package URL of type ${type} needs the qualifier ${key}; ${JSON.stringify(parts.name)} has none.`);
    }
  }
}
