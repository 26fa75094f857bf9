import { isRecord, text } from '../../text/value.ts';
import { isCpe } from './cpe.ts';
import { ownNames } from './properties.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';

/** `at` tells the place of the value. */
type Adaptation = (value: Readonly<Json>, target: Target, at: () => string) => Readonly<Json>;

/** Facts that older versions say in another place or form, by the object they stand in. */
export const adaptations: Readonly<Record<string, Adaptation>> = {
  // XML and newer JSON take the first for granted
  bom: (value, { notation, version }) => (notation === 'json' && version < '1.5' && value['version'] === undefined ? { ...value, version: 1 } : value),
  component: (given, target, at) => {
    let value = withLicenses(given, target, at);
    if (target.version < '1.6' && Array.isArray(value['authors']) && value['author'] === undefined) {
      const { authors, ...rest } = value;
      const names = (authors as unknown[]).map((author) => text(author, 'name') ?? text(author, 'email')).filter((name) => name !== undefined);
      value = names.length > 0 ? { ...rest, author: names.join(', ') } : rest;
    }
    if (target.notation === 'xml') value = withCpe(value);
    const data = value['data'];
    if (target.notation === 'xml' && target.version === '1.5' && Array.isArray(data) && data.length > 1) {
      target.lose(`${at()}/data`, 'CycloneDX 1.5 has room for one in XML');
      value = { ...value, data: data.slice(0, 1) };
    }
    return target.version < '1.4' && value['version'] === undefined ? { ...value, version: '' } : value;
  },
  service: (value, target, at) => withLicenses(value, target, at),
  evidence: (given, target, at) => {
    const value = withLicenses(given, target, at);
    const { identity } = value;
    if (target.version !== '1.5' || !Array.isArray(identity)) return value;
    if (identity.length > 1) target.lose(`${at()}/identity`, 'CycloneDX 1.5 has room for one');
    const { identity: _, ...rest } = value;
    return identity.length === 0 ? rest : { ...rest, identity: identity[0] };
  },
  metadata: (value, target, at) => withTools(withLicenses(value, target, at), target),
  // in XML a signature may be of any kind, and JSON has no place for it
  affirmation: (value, { notation, lose }, at) => {
    const signatories = Array.isArray(value['signatories']) ? (value['signatories'] as unknown[]) : [];
    const kept = notation === 'json' ? signatories.filter((signatory) => isRecord(signatory) && (signatory['signature'] !== undefined || (signatory['externalReference'] !== undefined && signatory['organization'] !== undefined))) : signatories;
    if (kept.length === signatories.length) return value;
    lose(`${at()}/signatories`, 'JSON demands a signature, or an organization with an external reference, of each');
    const { signatories: _, ...rest } = value;
    return kept.length === 0 ? rest : { ...rest, signatories: kept };
  },
  // JSON can do without what XML demands
  standard: (value, { notation }) => (notation === 'xml' ? { name: '', version: '', description: '', owner: '', ...value } : value),
  vulnerability: (value, target) => withTools(value, target),
};

/** The XML schemas alone demand the form of a CPE; one that does not have it moves to the further identifiers. */
function withCpe(value: Readonly<Json>): Readonly<Json> {
  const { cpe, ...rest } = value;
  if (typeof cpe !== 'string' || isCpe(cpe)) return value;
  const properties = Array.isArray(value['properties']) ? value['properties'] : [];
  return { ...rest, properties: [...properties, { name: `${ownNames.identifierPrefix}cpe`, value: cpe }] };
}

/** Until 1.6 there is either one expression or any number of other licences; an expression among others becomes the name of one. */
function withLicenses(value: Readonly<Json>, { version, lose }: Target, at: () => string): Readonly<Json> {
  const { licenses } = value;
  if (version >= '1.7' || !Array.isArray(licenses) || licenses.length < 2) return value;
  const changed = licenses.map((item: unknown) => {
    const expression = text(item, 'expression');
    if (expression === undefined || !isRecord(item)) return item;
    lose(`${at()}/licenses`, `CycloneDX ${version} cannot hold an expression among others; ${JSON.stringify(expression)} becomes a name`);
    const { expression: _, expressionDetails: __, ...rest } = item;
    return { license: { ...rest, name: expression } };
  });
  return { ...value, licenses: changed };
}

/** Until 1.4 a tool is no component. */
function withTools(value: Readonly<Json>, { version }: Target): Readonly<Json> {
  const { tools } = value;
  if (version >= '1.5' || !isRecord(tools)) return value;
  const all = [tools['components'], tools['services']].flatMap((list) => (Array.isArray(list) ? list : [])).filter(isRecord);
  return { ...value, tools: all.map((tool) => asTool(tool)) };
}

function asTool(component: Readonly<Json>): Json {
  const { name, version, hashes, externalReferences } = component;
  const vendor = vendorOf(component);
  return {
    ...(vendor !== undefined && { vendor }), name, version,
    ...(hashes !== undefined && { hashes }), ...(externalReferences !== undefined && { externalReferences }),
  };
}

/** Who makes a tool that is given as a component or service. */
export const vendorOf = (component: unknown): string | undefined =>
  text(component, 'publisher') ?? text(component, 'manufacturer', 'name') ?? text(component, 'supplier', 'name') ?? text(component, 'provider', 'name') ?? text(component, 'group');
