import type { Component, DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { RegistryFacts } from '#core/plugin/registry.ts';
import { plainComponent } from '#core/inventory/packed-component.ts';
import { uniqueBy } from '#core/inventory/tidy-found.ts';
import { makePurl, purlPartsOf } from '#core/purl/purl.ts';
import { lookUp, type Answer, type Question } from './look-up.ts';
import { placesOf } from './places-of.ts';
import type { OnlineContext } from './registry-access.ts';

/**
 * Adds what registries say of components whose files declare no licence. It is the last that asks: everything that could not be looked up, here or before,
 * is an issue then, one for each kind of failure.
 */
export async function fillFacts(inventory: Inventory, context: OnlineContext): Promise<Inventory> {
  const { failed } = context;
  const wanted = inventory.components.filter(isAskable);
  const answers = new Map<Component['purl'], Found>();
  let done = 0;
  await Promise.all(wanted.map(async (component) => {
    const parts = purlPartsOf(component.purl);
    const answer = await askFacts({ parts, ...placesOf(component) }, context);
    if (answer.kind === 'found') answers.set(component.purl, { ...answer, licenses: await licensesFrom(answer, context) });
    else if (answer.kind === 'failed') failed.add(parts.type, component.purl, answer.failure);
    else if (answer.kind === 'absent') failed.addAbsent(parts.type, component.purl);
    context.onProgress(`asked registries about ${++done} of ${wanted.length} components`);
  }));
  return {
    ...inventory,
    components: inventory.components.map((component) => {
      const found = answers.get(component.purl);
      return found === undefined ? component : withFacts(component, found);
    }),
    issues: [...inventory.issues, ...failed.issues()],
  };
}

interface Found {
  readonly value: RegistryFacts;
  readonly url: string;
  readonly licenses: readonly DeclaredLicense[];
}

const isAskable = ({ version, origin, declaredLicenses }: Component): boolean => version !== undefined && origin === 'registry' && declaredLicenses.length === 0;

const askFacts = ({ parts, ...asked }: Pick<Question<RegistryFacts>, 'parts' | 'places' | 'seenAt'>, context: OnlineContext): Promise<Answer<RegistryFacts>> =>
  lookUp({
    parts, ...asked, isFixed: true,
    request: (registry, endpoint) => registry.request(parts, endpoint),
    parse: (registry, body, endpoint) => registry.parse(body, parts, endpoint),
    further: ({ elsewhere }) => elsewhere,
  }, context);

const longestLineage = 10;

/** Its own, or those of the first ancestor that states some. */
async function licensesFrom(found: { readonly value: RegistryFacts; readonly url: string }, context: OnlineContext): Promise<DeclaredLicense[]> {
  let { value, url } = found;
  const seen = new Set<string>();
  for (let step = 0; step <= longestLineage; step++) {
    const stated = value.licenses.map((said) => ({ ...(typeof said === 'string' ? { value: said } : said), path: url })).filter((license) => license.value.trim() !== '');
    if (stated.length > 0) return uniqueBy(stated, (license) => `${license.value}\0${license.url ?? ''}`);
    const next = value.inherits;
    const key = next === undefined ? '' : makePurl(next, 'tolerant');
    if (next === undefined || seen.has(key)) return [];
    seen.add(key);
    const answer = await askFacts({ parts: next }, context);
    if (answer.kind !== 'found') return [];
    ({ value, url } = answer);
  }
  return [];
}

function withFacts(packed: Component, { value: facts, url, licenses }: Found): Component {
  const component = plainComponent(packed);
  const source = `${component.purl.slice(4, component.purl.indexOf('/'))}/registry`;
  const downloadLocation = component.downloadLocation ?? facts.downloadLocation;
  const isNoted = component.evidence.some((item) => item.kind === 'registry' && item.path === url);
  return {
    ...component,
    declaredLicenses: licenses,
    metadata: { ...facts.metadata, ...component.metadata },
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
    evidence: isNoted ? component.evidence : [...component.evidence, { kind: 'registry', path: url, source }],
  };
}
