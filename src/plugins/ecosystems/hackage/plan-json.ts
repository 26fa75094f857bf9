import { checkShape } from '#core/inventory/check-shape.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Hash } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { entries, list, strings, text, type Value } from '#core/text/value.ts';
import { hackagePurl } from './hackage-purl.ts';
import { planJson } from './shapes.ts';

/** `dist-newstyle/cache/plan.json`: what Cabal resolved for the last build, graph included. */
export default function extract({ file, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, planJson);
  const nodes = new TextMap();
  const plan = list(json.value, 'install-plan');
  for (const [index, entry] of plan.entries()) {
    const [id, name, version] = [text(entry, 'id'), text(entry, 'pkg-name'), text(entry, 'pkg-version')];
    if (id === undefined || name === undefined || version === undefined) continue;
    const isLocal = text(entry, 'style') === 'local' || text(entry, 'pkg-src', 'type') === 'local';
    const purl = hackagePurl(name, version, repository(entry));
    nodes.set(id, isLocal
      ? found.project({ path: projectDirectory(file.directory), name, version, purl: hackagePurl(name, version), file: file.path })
      : found.component({ purl, origin: originOf(entry), hashes: hashesOf(entry), line: json.line('install-plan', index, 'id') }));
  }
  for (const entry of plan) {
    const from = nodes.get(text(entry, 'id') ?? '');
    if (from === undefined) continue;
    for (const [depends, scope] of dependenciesOf(entry)) {
      const to = nodes.get(depends);
      if (to !== undefined) found.depends(from, to, scope);
    }
  }
}

/** Per component (`lib`, `test:unit`, `setup`) or, of a plan by components, for the entry itself. */
function dependenciesOf(entry: Value): (readonly [string, Scope])[] {
  const own = scopeOfComponent(text(entry, 'component-name') ?? 'lib');
  const direct = [...strings(entry, 'depends').map((id) => [id, own] as const), ...strings(entry, 'exe-depends').map((id) => [id, own === 'runtime' ? 'build' : own] as const)];
  const parts = entries(entry, 'components').flatMap(([name, component]) => strings(component, 'depends').map((id) => [id, scopeOfComponent(name)] as const));
  return [...direct, ...parts];
}

function scopeOfComponent(name: string): Scope {
  if (name.startsWith('test:')) return 'test';
  if (name.startsWith('bench:')) return 'development';
  return name === 'setup' ? 'build' : 'runtime';
}

function repository(entry: Value): string | undefined {
  const location = text(entry, 'pkg-src', 'source-repo', 'location');
  return location === undefined ? undefined : vcsUrl(location, text(entry, 'pkg-src', 'source-repo', 'tag') ?? undefined);
}

/** The compiler's own packages were there before. */
function originOf(entry: Value): 'registry' | 'git' | 'system' {
  if (text(entry, 'type') === 'pre-existing') return 'system';
  return text(entry, 'pkg-src', 'type') === 'source-repo' ? 'git' : 'registry';
}

function hashesOf(entry: Value): Hash[] {
  const value = text(entry, 'pkg-src-sha256') ?? '';
  return /^[0-9a-f]{64}$/i.test(value) ? [{ algorithm: 'SHA-256', value: value.toLowerCase() }] : [];
}

const projectDirectory = (directory: string): string => directory.replace(/(?:^|\/)dist-newstyle\/cache$/, '') || '.';
