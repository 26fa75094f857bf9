import type { ComponentFound, Extraction } from '#core/inventory/extraction.ts';
import type { Issue } from '#core/model/issue.ts';
import { scopeRank } from '#core/model/scope.ts';
import { makePurl, purlPartsOf, type Purl } from '#core/purl/purl.ts';
import type { Resolution, ResolutionProblem, ResolvedPackage } from '#core/resolution/resolution.ts';
import { enumerate } from '#core/text/enumerate.ts';
import type { ResolutionUnit } from './resolution-units.ts';

/** What registries add to a unit: packages, what they need, and what stands in the way of a clear choice. */
export function resolvedExtraction({ packages, problems }: Resolution, unit: ResolutionUnit, urlOf: (purl: Purl) => string | undefined): Extraction {
  const source = `${unit.purlType}/registry`;
  const place = unit.project.evidence.path;
  return {
    source,
    nodes: packages.map((resolved): ComponentFound => ({
      kind: 'component',
      purl: versioned(resolved),
      requirements: resolved.requirements,
      origin: originOf(resolved.purl),
      declaredLicenses: [],
      hashes: [],
      aliases: resolved.aliases,
      platforms: resolved.platforms,
      overridden: false,
      metadata: {},
      evidence: [{ kind: 'registry', path: urlOf(resolved.purl) ?? place, source }],
    })),
    edges: packages.flatMap(({ dependencies }, from) => dependencies.flatMap(({ to, scope }) => [from, to, scopeRank[scope]])),
    claims: [],
    issues: issuesOf(problems, place, source),
  };
}

/** What has an address of its own is not of a registry. */
function originOf(purl: Purl): ComponentFound['origin'] {
  const { qualifiers } = purlPartsOf(purl);
  return qualifiers?.['vcs_url'] !== undefined ? 'git' : qualifiers?.['download_url'] !== undefined ? 'url' : 'registry';
}

export const versioned = ({ purl, version }: Pick<ResolvedPackage, 'purl' | 'version'>): Purl => (version === undefined ? purl : makePurl({ ...purlPartsOf(purl), version }, 'tolerant'));

const words: Readonly<Record<ResolutionProblem['kind'], { readonly code: Issue['code']; readonly message: (list: string) => string; readonly remedy: string }>> = {
  'nothing-fits': { code: 'unresolved', message: (list) => `no published version fulfils what is asked for: ${list}`, remedy: 'Ask for a version that is published, or configure the package manager for the registry that has it.' },
  conflict: { code: 'unresolved', message: (list) => `what is asked for cannot all be fulfilled together: ${list}`, remedy: 'Let the package manager resolve the dependencies, and commit the lockfile that it writes.' },
  unreadable: { code: 'unsupported', message: (list) => `requirements that are not understood: ${list}`, remedy: 'Let the package manager resolve the dependencies, and commit the lockfile that it writes.' },
  'too-many': { code: 'too-large', message: () => 'the search for versions was ended: there are too many packages or too many contradictions', remedy: 'Let the package manager resolve the dependencies, and commit the lockfile that it writes.' },
};

/** One for each kind. */
function issuesOf(problems: readonly ResolutionProblem[], path: string, source: string): Issue[] {
  return [...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, some]) => {
    const { code, message, remedy } = words[kind];
    const list = [...new Set(some.map(describe))].sort();
    return { code, path, message: message(enumerate(list, 5)), remedy, source };
  });
}

function describe({ purl, by, requirement }: ResolutionProblem): string {
  const { namespace, name } = purlPartsOf(purl);
  const full = namespace ? `${namespace}/${name}` : name;
  return `${full} ${requirement === '' ? '(any version)' : requirement.slice(0, 100)}${by === undefined ? '' : ` (for ${by.slice(by.indexOf('/') + 1)})`}`;
}
