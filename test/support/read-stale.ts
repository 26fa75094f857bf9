import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { scopes } from '#core/model/scope.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { extractFromMemory } from './memory-scan.ts';

/** What is read from lockfiles: the issues of those that are not up to date, purls, and edges from projects with their scopes. */
export async function readStale(ecosystem: Ecosystem, files: Readonly<Record<string, string>>): Promise<{ readonly stale: string[]; readonly purls: string[]; readonly edges: string[] }> {
  const lockfiles = new Set(ecosystem.sources.filter(({ kind }) => kind === 'lockfile').map(({ id }) => `${ecosystem.id}/${id}`));
  const all = await extractFromMemory(ecosystem, new Map(Object.entries(files).map(([path, text]) => [path, encodeUtf8(text)])));
  const extractions = all.filter(({ source }) => lockfiles.has(source));
  const edges = extractions.flatMap(({ nodes, edges: triples }) => {
    const found = [...nodes];
    return Array.from({ length: triples.length / 3 }, (_, index) => {
      const [from, to] = [found[triples.at(3 * index)!]!, found[triples.at(3 * index + 1)!]!];
      return from.kind === 'project' ? [`${from.name} > ${to.kind === 'project' ? to.name : to.purl} ${scopes[triples.at(3 * index + 2)!]}`] : [];
    }).flat();
  });
  return {
    stale: extractions.flatMap(({ issues }) => issues).filter(({ code }) => code === 'stale-lockfile').map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`).sort(),
    purls: extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : []))).sort(),
    edges: [...new Set(edges)].sort(),
  };
}
