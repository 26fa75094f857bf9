import type { Collector } from '#core/inventory/collector.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import { makePurl } from '#core/purl/purl.ts';
import { get, isRecord, list, record, scalar, strings, text, type Value } from '#core/text/value.ts';

/** A concrete spec as all files of Spack write it: name, version, dependencies by digest. */
export interface ConcreteSpec {
  readonly name: string;
  readonly version: string | undefined;
  /** Provided by the system, not installed by Spack. */
  readonly isExternal: boolean;
  readonly digest: string;
  readonly dependencies: readonly { readonly digest: string; readonly scope: Scope }[];
}

export function readSpec(node: Value, digest?: string): ConcreteSpec | undefined {
  const name = text(node, 'name');
  const own = digest ?? text(node, 'hash') ?? text(node, 'full_hash');
  if (!name) return undefined;
  return {
    name,
    version: scalar(node, 'version') ?? scalar(node, 'versions', 0),
    isExternal: isRecord(get(node, 'external')),
    digest: own ?? name,
    dependencies: dependenciesOf(get(node, 'dependencies')),
  };
}

/** A list of entries with a name since format 3, before that a record by name. */
function dependenciesOf(value: Value): { digest: string; scope: Scope }[] {
  const items = Array.isArray(value) ? list(value) : Object.values(record(value));
  return items.flatMap((item) => {
    const digest = text(item, 'hash') ?? text(item, 'build_hash') ?? text(item, 'full_hash') ?? (Array.isArray(item) ? text(item, 0) : undefined);
    if (digest === undefined) return [];
    const types = [...strings(item, 'parameters', 'deptypes'), ...strings(item, 'type'), ...strings(item, 1)];
    return [{ digest, scope: scopeOf(types) }];
  });
}

function scopeOf(types: readonly string[]): Scope {
  if (types.length === 0 || types.includes('link') || types.includes('run')) return 'runtime';
  return types.includes('build') ? 'build' : 'test';
}

/** Adds specs, which are gone through twice, with the edges between them. Externals are left out: Spack did not install them. Returns the nodes by digest. */
export function addSpecs(found: Collector, specs: Iterable<ConcreteSpec>, lineOf: (spec: ConcreteSpec) => number | undefined, isDirect?: (spec: ConcreteSpec) => boolean | undefined): TextMap {
  const nodes = new TextMap();
  for (const spec of specs) {
    if (spec.isExternal) continue;
    const line = lineOf(spec);
    if (spec.version === undefined) {
      found.issue({ code: 'partial', line, message: `${spec.name} has no version`, remedy: 'Let Spack write the file again.' });
    }
    nodes.set(spec.digest, found.component({
      purl: makePurl({ type: 'spack', name: spec.name, version: spec.version }),
      line,
      direct: isDirect?.(spec),
    }));
  }
  for (const { digest, dependencies } of specs) {
    const from = nodes.get(digest);
    if (from === undefined) continue;
    for (const dependency of dependencies) {
      const to = nodes.get(dependency.digest);
      if (to !== undefined) found.depends(from, to, dependency.scope);
    }
  }
  return nodes;
}
