import type { Component } from '#core/model/component.ts';
import { NotPublished, type ArchivedTexts, type Registry, type RegistryEndpoint, type RegistryRequest } from '#core/plugin/registry.ts';
import { purlPartsOf, type PurlParts } from '#core/purl/purl.ts';
import { licenseFileRole } from '../licenses/license-file-role.ts';
import { AskFailure } from './ask-failure.ts';
import { lookUp, type Answer, type Question } from './look-up.ts';
import { placesOf } from './places-of.ts';
import type { OnlineContext } from './registry-access.ts';

type Archive = NonNullable<Registry['archive']>;

/**
 * What the archive of a package holds of licences. It is that of the registry, checked against the hashes of the lockfile; the address that a lockfile gives
 * is not asked, since the files of a tree must not choose who is asked.
 */
export async function askLicenseTexts({ purl, hashes, evidence }: Component, context: OnlineContext): Promise<Answer<ArchivedTexts>> {
  const parts = purlPartsOf(purl);
  const question = new ArchiveQuestion({ parts, ...placesOf({ evidence }) }, hashes, context);
  let archive: Archive | undefined;
  try {
    archive = (await context.registryOf(parts.type))?.registry.archive;
    if (archive === undefined) return { kind: 'unasked' };
  } catch {
    // says what is wrong with the configuration
    return question.askWhere();
  }
  const first = await askFirst(archive, parts, question, context);
  if (archive.beside === undefined || first.kind === 'failed' || (first.kind === 'found' && holdsLicense(first.value))) return first;
  // hashes are those of the first
  const beside = await question.ask((endpoint) => archive.beside!(parts, endpoint), []);
  return beside.kind === 'found' && (first.kind !== 'found' || holdsLicense(beside.value)) ? beside : first;
}

/** By type of package and registry of a scope: how often the archive was not where it is by custom, and yet there. */
const unusual = new WeakMap<OnlineContext, Map<string, number>>();
const enoughToTell = 3;

async function askFirst({ usual }: Archive, parts: PurlParts, question: ArchiveQuestion, context: OnlineContext): Promise<Answer<ArchivedTexts>> {
  const counts = unusual.get(context) ?? new Map<string, number>();
  unusual.set(context, counts);
  const key = `${parts.type} ${parts.namespace ?? ''}`;
  if (usual === undefined || (counts.get(key) ?? 0) >= enoughToTell) return question.askWhere();
  const answer = await question.ask((endpoint) => usual(parts, endpoint));
  if (answer.kind === 'found') counts.set(key, Number.NEGATIVE_INFINITY);
  if (answer.kind === 'found' || answer.kind === 'failed') return answer;
  const elsewhere = await question.askWhere();
  if (elsewhere.kind === 'found') counts.set(key, (counts.get(key) ?? 0) + 1);
  return elsewhere;
}

const holdsLicense = ({ texts }: ArchivedTexts): boolean => texts.some(({ path }) => licenseFileRole(path) === 'license');

type Asked = Pick<Question<unknown>, 'parts' | 'places' | 'seenAt'>;

class ArchiveQuestion {
  readonly #asked: Asked;
  readonly #hashes: Component['hashes'];
  readonly #context: OnlineContext;

  constructor(asked: Asked, hashes: Component['hashes'], context: OnlineContext) {
    this.#asked = asked;
    this.#hashes = hashes;
    this.#context = context;
  }

  /** For an archive whose address is known. */
  ask(request: (endpoint: RegistryEndpoint) => RegistryRequest | undefined, hashes = this.#hashes): Promise<Answer<ArchivedTexts>> {
    return lookUp({
      ...this.#asked, isFixed: true,
      request: ({ archive }, endpoint) => withTexts(request(endpoint), archive, hashes),
      parse: (_registry, body) => textsIn(body),
    }, this.#context);
  }

  /** By what the registry says of the version, where that is to be asked. */
  async askWhere(): Promise<Answer<ArchivedTexts>> {
    const [{ parts }, hashes] = [this.#asked, this.#hashes];
    const answer = await lookUp<Step>({
      ...this.#asked, isFixed: true,
      request({ archive }, endpoint) {
        const asked = archive?.request(parts, endpoint);
        return archive?.address === undefined ? withTexts(asked, archive, hashes) : asked;
      },
      parse({ archive }, body, endpoint) {
        if (archive?.address === undefined) return { texts: textsIn(body) };
        const address = archive.address(body, parts, endpoint, hashes);
        if (address === undefined || !/^https?:\/\//i.test(address)) throw new NotPublished('the registry names no archive');
        return { asked: withTexts({ url: encrypted(address, endpoint.url), accept: '*/*' }, archive, hashes)! };
      },
      further: ({ asked }) => (asked === undefined ? undefined : { request: asked, parse: (body) => ({ texts: textsIn(body) }) }),
    }, this.#context);
    if (answer.kind !== 'found') return answer;
    return answer.value.texts === undefined ? { kind: 'unasked' } : { kind: 'found', value: answer.value.texts, url: answer.url };
  }
}

/** Registries behind a proxy often name themselves without encryption; another server is not asked without it. */
function encrypted(address: string, registry: string): string {
  if (!/^https:/i.test(registry) || /^https:/i.test(address)) return address;
  const [own, other] = [registry, address].map((url) => /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase());
  if (own !== other) throw new AskFailure(`the registry names an archive at ${other}, without encryption`, 'Tell who runs the registry, or install the packages and scan again.');
  return address.replace(/^http:/i, 'https:');
}

interface Step {
  readonly asked?: RegistryRequest;
  readonly texts?: ArchivedTexts;
}

function withTexts(request: RegistryRequest | undefined, archive: Archive | undefined, hashes: Component['hashes']): RegistryRequest | undefined {
  if (request === undefined) return undefined;
  const { otherwise, ...asked } = request;
  const form = archive?.form;
  return { ...asked, licenseTexts: { hashes, ...(form !== undefined && { form }) }, ...(otherwise !== undefined && { otherwise: withTexts(otherwise, archive, hashes)! }) };
}

/** As the platform has written it. */
const textsIn = (body: string): ArchivedTexts => JSON.parse(body) as ArchivedTexts;
