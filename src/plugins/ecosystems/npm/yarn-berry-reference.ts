import { joinPath } from '#core/plugin/path.ts';
import { decode } from './dependency-spec.ts';
import { parseForgeArchive, parseGitReference } from './git-reference.ts';
import { splitAtVersion } from './package-name.ts';
import { gitProvenance, urlProvenance, type Provenance } from './provenance.ts';

/** What the `resolution` of an entry names. */
export interface BerryReference {
  readonly name: string;
  readonly protocol: string;
  /** Behind the protocol, without bindings. */
  readonly selector: string;
  /** `::key=value&key=value`, decoded. */
  readonly bindings: ReadonlyMap<string, string>;
}

export function parseReference(resolution: string): BerryReference | undefined {
  const { name, rest } = splitAtVersion(resolution);
  if (rest === undefined || name === '') return undefined;
  const binding = rest.indexOf('::');
  const range = binding === -1 ? rest : rest.slice(0, binding);
  const bindings = new Map<string, string>();
  for (const pair of binding === -1 ? [] : rest.slice(binding + 2).split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0) bindings.set(pair.slice(0, equals), decode(pair.slice(equals + 1)));
  }
  const protocol = /^([a-z][a-z0-9+.-]*):/.exec(range)?.[1] ?? '';
  return { name, protocol, selector: protocol === '' ? range : range.slice(protocol.length + 1), bindings };
}

export function provenanceOfReference({ protocol, selector, bindings }: BerryReference): Provenance {
  switch (protocol) {
    case 'npm': {
      const archive = bindings.get('__archiveUrl');
      return archive === undefined ? { origin: 'registry' } : { origin: 'registry', downloadLocation: archive };
    }
    case 'patch':
    case 'virtual':
      return { origin: 'registry' };
    case 'file':
    case 'portal':
    case 'link':
    case 'exec':
      return { origin: 'path' };
    default: {
      const text = protocol === '' ? selector : `${protocol}:${selector}`;
      const isArchive = /\.(?:tgz|tar\.gz)(?:[?#]|$)/.test(text);
      const git = parseForgeArchive(text) ?? (isArchive && protocol.startsWith('http') ? undefined : parseGitReference(text));
      if (git !== undefined) return gitProvenance(git);
      return protocol.startsWith('http') ? urlProvenance(text) : { origin: 'unknown' };
    }
  }
}

/** The directory of a `file:`, `portal:` or `link:` reference; it is relative to the package that asked (`locator`). */
export function localDirectory({ protocol, selector, bindings }: BerryReference, base: string): string | undefined {
  if (protocol !== 'file' && protocol !== 'portal' && protocol !== 'link') return undefined;
  const hash = selector.indexOf('#');
  const path = (hash === -1 ? selector : selector.slice(0, hash)).replaceAll('\\', '/');
  const locator = bindings.get('locator') ?? '';
  const at = locator.indexOf('workspace:');
  const from = at === -1 ? base : joinPath(base, locator.slice(at + 10));
  return from === undefined ? undefined : joinPath(from, path);
}

/** Yarn itself patches a few packages so that they work under Plug'n'Play; these are not the user's changes. */
export const isBuiltinPatch = (selector: string): boolean => /#(?:optional!|~)*builtin</.test(decode(selector));

/** Descriptors that local paths depend on carry who asked; a request does not. */
export function withoutBindings(descriptor: string): string {
  const at = descriptor.indexOf('::');
  return at === -1 ? descriptor : descriptor.slice(0, at);
}
