import { NotPublished, type Registry, type RegistryEndpoint, type RegistryRequest } from '#core/plugin/registry.ts';
import { makePurl, type PurlParts } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { AskFailure, Withheld } from './ask-failure.ts';
import { isSameRegistry, shownRegistry } from './assignments.ts';
import { withoutUserInfo } from './endpoint-credentials.ts';
import { endpointsFor, type OnlineContext } from './registry-access.ts';

/** One thing to ask registries. */
export interface Question<T> {
  readonly parts: PurlParts;
  /** The files of the tree that ask for it, where they are known. */
  readonly places?: readonly string[];
  /** An address at which it was found. */
  readonly seenAt?: string | undefined;
  /** See `OnlineContext.get`. */
  readonly isFixed: boolean;
  /** `undefined` when there is nothing to ask there. */
  readonly request: (registry: Registry, endpoint: RegistryEndpoint) => RegistryRequest | undefined;
  readonly parse: (registry: Registry, body: string, endpoint: RegistryEndpoint) => T;
  /** Where the answer only says where the answer is. */
  readonly further?: (value: T) => { readonly request: RegistryRequest; readonly parse: (body: string) => T } | undefined;
}

export type Answer<T> =
  | { readonly kind: 'found'; readonly value: T; readonly url: string }
  /** No registry has it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly failure: AskFailure }
  /** There is no registry for such packages, or none that could know this one: nothing was promised, nothing failed. */
  | { readonly kind: 'unasked' };

const notConfigured = (): AskFailure =>
  new AskFailure('the configuration of the package manager names no registry', 'Name the registry in the configuration of the package manager: Muster has none of its own.');

/** Asks the endpoints that the user's client is configured with, in order, until one knows. Never throws. */
export async function lookUp<T>(question: Question<T>, context: OnlineContext): Promise<Answer<T>> {
  const { parts } = question;
  let outcome: Answer<T> = { kind: 'unasked' };
  try {
    const configured = await context.registryOf(parts.type);
    if (configured === undefined) return outcome;
    const endpoints = endpointsOf(question, configured.endpoints, context);
    if (endpoints.length === 0) return { kind: 'failed', failure: notConfigured() };
    for (const endpoint of endpoints) {
      const answer = await askOne(question, configured.registry, endpoint, context);
      if (answer.kind === 'found') return answer;
      // that one registry does not have it says little while another could not be asked
      if (answer.kind === 'failed' || (answer.kind === 'absent' && outcome.kind === 'unasked')) outcome = answer;
    }
    return outcome;
  } catch (error) {
    return { kind: 'failed', failure: asFailure(error) };
  }
}

/** Files of the tree never add a registry; they keep packages from being asked for where they do not come from. */
function endpointsOf({ parts, places = [], seenAt }: Pick<Question<unknown>, 'parts' | 'places' | 'seenAt'>, configured: readonly RegistryEndpoint[], { assignments, failed }: OnlineContext): readonly RegistryEndpoint[] {
  const usual = endpointsFor(configured, parts.namespace);
  const assigned = assignments.of(parts, places);
  if (assigned === undefined) {
    // what one registry has told of is not asked for at another one
    const same = seenAt === undefined ? [] : usual.filter(({ url, list }) => originOf(url) === originOf(seenAt) || (list !== undefined && originOf(list) === originOf(seenAt)));
    return same.length > 0 ? same : usual;
  }
  const { file, registries, isDefault, isAddition } = assigned;
  // what the user says of a scope holds against what a project says of everything
  if (isDefault && usual.some(({ scope }) => scope !== undefined)) return usual;
  const named = registries.map(shownRegistry);
  if (isAddition) {
    const missing = registries.filter((registry) => !configured.some((endpoint) => isSameRegistry(registry, endpoint))).map(shownRegistry);
    if (missing.length > 0 && usual.length > 0) failed.addElsewhere(parts.type, makePurl({ ...parts, version: undefined }, 'tolerant'), file, missing);
    return usual;
  }
  const allowed = configured.filter((endpoint) => registries.some((registry) => isSameRegistry(registry, endpoint)));
  if (allowed.length > 0) return allowed;
  throw new Withheld(
    file,
    `this file assigns them to ${enumerate(named, 3)}, which your own configuration of the package manager does not name, and no other registry was asked`,
    'Configure your package manager for that registry, in your home directory or the environment, and scan again.',
  );
}

const mostSteps = 4;

async function askOne<T>({ parts, request, parse, isFixed, further }: Question<T>, registry: Registry, endpoint: RegistryEndpoint, context: OnlineContext): Promise<Answer<T>> {
  try {
    const place = await locate(registry, endpoint, context);
    if (isOfAnother(parts, place)) return { kind: 'unasked' };
    let asked = request(registry, place);
    let read = (body: string): T => parse(registry, body, place);
    for (let step = 0; asked !== undefined && step < mostSteps; step++) {
      const answer = await getFirst(asked, place, isFixed, context);
      if (answer === undefined) return { kind: 'absent' };
      try {
        const value = read(answer.body);
        const next = further?.(value);
        if (next === undefined) return { kind: 'found', value, url: answer.request.url };
        ({ request: asked, parse: read } = next);
      } catch (error) {
        if (error instanceof NotPublished) return { kind: 'absent' };
        context.forget(answer.request);
        return { kind: 'failed', failure: senseless(place.url, error) };
      }
    }
    return { kind: 'unasked' };
  } catch (error) {
    return { kind: 'failed', failure: asFailure(error) };
  }
}

/** A package that names its registry is asked for there only. */
function isOfAnother({ qualifiers }: PurlParts, { url, list }: RegistryEndpoint): boolean {
  const address = qualifiers?.['repository_url'];
  if (address === undefined) return false;
  const origin = originOf(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  return origin !== originOf(url) && origin !== originOf(list ?? url);
}

/** By endpoint: how often the first way of asking had no answer and the other one had; a few times tell that it will not have any. */
const onlyOtherwise = new WeakMap<RegistryEndpoint, number>();
const enoughToTell = 3;

async function getFirst(request: RegistryRequest, place: RegistryEndpoint, isFixed: boolean, context: OnlineContext): Promise<{ readonly body: string; readonly request: RegistryRequest } | undefined> {
  const { otherwise } = request;
  const times = onlyOtherwise.get(place) ?? 0;
  if (otherwise === undefined || times < enoughToTell) {
    const { status, body } = await context.get({ ...request, authorization: credentialsFor(request.url, place) }, isFixed && request.isChanging !== true);
    if (status === 200) {
      if (otherwise !== undefined) onlyOtherwise.set(place, Number.NEGATIVE_INFINITY);
      return { body, request };
    }
  }
  if (otherwise === undefined) return undefined;
  const found = await getFirst(otherwise, place, isFixed, context);
  if (found !== undefined) onlyOtherwise.set(place, (onlyOtherwise.get(place) ?? 0) + 1);
  return found;
}

/** Only for the server that the user has given them for. */
const credentialsFor = (url: string, place: RegistryEndpoint): string | undefined => (originOf(url) === originOf(place.url) ? place.authorization : undefined);

const located = new WeakMap<OnlineContext, Map<RegistryEndpoint, Promise<RegistryEndpoint>>>();

/** Where to ask, after the discovery that some registries need. */
function locate(registry: Registry, endpoint: RegistryEndpoint, context: OnlineContext): Promise<RegistryEndpoint> {
  const { discovery } = registry;
  if (discovery === undefined) return Promise.resolve(endpoint);
  let places = located.get(context);
  if (places === undefined) located.set(context, (places = new Map()));
  let known = places.get(endpoint);
  if (known === undefined) {
    const asked = discovery.request(endpoint);
    known = asked === undefined ? Promise.resolve(endpoint) : context.get({ ...asked, authorization: endpoint.authorization }, false).then(({ status, body }) => {
      if (status !== 200) throw new AskFailure(`${hostOf(endpoint.url)} answers with status ${status}`, 'Check the address of the registry in the configuration of the package manager.');
      try {
        return safeFrom(endpoint, withoutUserInfo(discovery.parse(body, endpoint)));
      } catch (error) {
        context.forget(asked);
        throw senseless(endpoint.url, error);
      }
    });
    places.set(endpoint, known);
  }
  return known;
}

/** Credentials are for the server that the user named, wherever that one sends us. */
function safeFrom(configured: RegistryEndpoint, found: RegistryEndpoint): RegistryEndpoint {
  if (originOf(configured.url) === originOf(found.url) || found.authorization !== configured.authorization) return found;
  const { authorization: _ofTheOther, ...rest } = found;
  return rest;
}

const originOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? '';

const hostOf = (url: string): string => originOf(url).replace(/^.*\/\//, '').replace(/^.*@/, '');

const senseless = (url: string, error: unknown): AskFailure =>
  error instanceof AskFailure ? error : new AskFailure(
    `an answer of ${hostOf(url)} makes no sense (${(error instanceof Error ? error.message : String(error)).slice(0, 200)})`,
    'Check the address of the registry in the configuration of the package manager, and that no login page answers in its place.',
  );

const asFailure = (error: unknown): AskFailure =>
  error instanceof AskFailure ? error : new AskFailure(
    `the configuration of the package manager could not be read (${(error instanceof Error ? error.message : String(error)).slice(0, 200)})`,
    'Repair the configuration of the package manager.',
  );
