import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { RegistryFacts } from '#core/plugin/registry.ts';
import { parsePurl, type PurlParts } from '#core/purl/purl.ts';
import { endpointsFor, locate, type OnlineContext } from './registry-access.ts';

/** Adds what registries say of components whose files declare no licence. What could not be asked is an issue, one for each kind of failure. */
export async function fillFacts(inventory: Inventory, context: OnlineContext): Promise<Inventory> {
  const failures = new Map<string, { type: string; reason: string; purls: string[] }>();
  const fail = (type: string, reason: string, purl: string): void => {
    const key = `${type}\0${reason}`;
    const known = failures.get(key);
    if (known === undefined) failures.set(key, { type, reason, purls: [purl] });
    else known.purls.push(purl);
  };
  const wanted = inventory.components.filter(isAskable);
  let done = 0;
  const answers = new Map<Component, Found>();
  await Promise.all(wanted.map(async (component) => {
    const parts = parsePurl(component.purl);
    const found = await ask(parts, context, (reason) => fail(parts.type, reason, component.purl));
    if (found !== undefined) answers.set(component, found);
    context.onProgress(++done, wanted.length);
  }));
  if (wanted.length === 0) return inventory;
  return {
    ...inventory,
    components: inventory.components.map((component) => {
      const found = answers.get(component);
      return found === undefined ? component : withFacts(component, found);
    }),
    issues: [...inventory.issues, ...[...failures.values()].sort((a, b) => (a.type + a.reason < b.type + b.reason ? -1 : 1)).map(issueOf)],
  };
}

interface Found {
  readonly facts: RegistryFacts;
  readonly url: string;
}

const isAskable = ({ version, origin, declaredLicenses }: Component): boolean => version !== undefined && origin === 'registry' && declaredLicenses.length === 0;

async function ask(parts: PurlParts, context: OnlineContext, fail: (reason: string) => void): Promise<Found | undefined> {
  const configured = await context.registryOf(parts.type);
  // not every package type has a registry with metadata: nothing was promised, nothing failed
  if (configured === undefined) return undefined;
  const endpoints = endpointsFor(configured.endpoints, parts.namespace);
  if (endpoints.length === 0) {
    fail('the configuration of the package manager names no registry');
    return undefined;
  }
  let reason: string | undefined;
  for (const endpoint of endpoints) {
    try {
      const request = configured.registry.request(parts, await locate(configured.registry, endpoint, context));
      if (request === undefined) continue;
      const { status, body } = await context.get({ ...request, authorization: endpoint.authorization }, true);
      if (status === 200) return { facts: configured.registry.parse(body, parts), url: request.url };
      reason = 'the registry does not know this version';
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  if (reason !== undefined) fail(reason);
  return undefined;
}

function withFacts(component: Component, { facts, url }: Found): Component {
  const source = `${component.purl.slice(4, component.purl.indexOf('/'))}/registry`;
  return {
    ...component,
    declaredLicenses: facts.licenses.filter((value) => value.trim() !== '').map((value) => ({ value, path: url })),
    metadata: { ...facts.metadata, ...component.metadata },
    ...(component.downloadLocation ?? facts.downloadLocation ? { downloadLocation: (component.downloadLocation ?? facts.downloadLocation)! } : {}),
    evidence: [...component.evidence, { kind: 'registry', path: url, source }],
  };
}

function issueOf({ type, reason, purls }: { type: string; reason: string; purls: string[] }): Issue {
  purls.sort();
  const shown = purls.slice(0, 3).join(', ');
  return {
    code: 'network',
    path: '.',
    message: `${purls.length} ${type} ${purls.length === 1 ? 'component' : 'components'} could not be looked up, ${reason}: ${shown}${purls.length > 3 ? ', …' : ''}`,
    remedy: 'Check the connection and the configuration of the package manager, and scan again: what was answered is kept.',
    source: `${type}/registry`,
  };
}
