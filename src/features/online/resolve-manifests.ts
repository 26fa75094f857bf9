import type { Extraction } from '#core/inventory/extraction.ts';
import type { PackageSource, Resolution, RootRequest } from '#core/resolution/resolution.ts';
import { resolve } from '#core/resolution/resolve.ts';
import { closedManifest, type ClosedRequest } from './closed-manifest.ts';
import type { OnlineContext } from './registry-access.ts';
import { RegistrySource } from './registry-source.ts';
import { resolutionUnits, type ResolutionUnit } from './resolution-units.ts';
import { resolvedExtraction } from './resolved-extraction.ts';

/**
 * Chooses versions for what manifests without lockfile leave open, as the client of each ecosystem would today, and adds what those versions need.
 * Manifests come back with versions in them, registries as extractions of their own.
 */
export async function resolveManifests(extractions: readonly Extraction[], context: OnlineContext): Promise<readonly Extraction[]> {
  const units = resolutionUnits(extractions);
  if (units.length === 0) return extractions;
  const sources = new Map<string, RegistrySource>();
  const closed = new Map<Extraction, ClosedRequest[]>();
  const added: Extraction[] = [];
  await Promise.all(units.map(async (unit) => {
    // what files say of registries may hold for one project only
    const files = unit.requests.flatMap(({ asks }) => asks.map(({ file }) => file));
    const place = files.find((file) => context.assignments.hasDefault(unit.purlType, file)) ?? unit.project.evidence.path;
    const key = context.assignments.keyOf(unit.purlType, place);
    const source = sources.get(key) ?? new RegistrySource(context, [place]);
    sources.set(key, source);
    const resolution = await resolveUnit(unit, source, context);
    if (resolution === undefined) return;
    for (const { purl, version } of resolution.packages) if (version === undefined && source.isAbsent(purl)) context.failed.addAbsent(unit.purlType, purl);
    const versions = unit.requests.flatMap((request, at) => {
      const root = resolution.roots[at];
      const version = root === undefined ? undefined : resolution.packages[root]!.version;
      return version === undefined || request.version !== undefined ? [] : [{ request, version }];
    });
    closed.set(unit.extraction, [...(closed.get(unit.extraction) ?? []), ...versions]);
    added.push(resolvedExtraction(resolution, unit, (purl) => source.urlOf(purl)));
  }));
  const closedExtractions = extractions.map((extraction) => {
    const requests = closed.get(extraction);
    return requests === undefined ? extraction : closedManifest(extraction, requests.sort((a, b) => a.request.edge - b.request.edge));
  });
  return [...closedExtractions, ...added];
}

const needless: PackageSource['needs'] = () => Promise.resolve(undefined);

async function resolveUnit({ purlType, requests, isSettled }: ResolutionUnit, source: RegistrySource, context: OnlineContext): Promise<Resolution | undefined> {
  const configured = await context.registryOf(purlType).catch(() => undefined);
  const versions = configured?.registry.versions;
  if (versions === undefined) return undefined;
  const written = versions.requirement ?? ((text: string) => text);
  const roots = requests.map(({ purl, version, asks }): RootRequest => ({
    purl, version,
    requirements: [...new Set(asks.map(({ requirement }) => written(requirement)))],
    features: [...new Set(asks.flatMap(({ features }) => features))],
  }));
  const asked: PackageSource = { versions: (purl) => source.versions(purl), needs: isSettled ? needless : (purl, version) => source.needs(purl, version) };
  return resolve(purlType, roots, asked);
}
