import type { ComponentInput } from '#core/inventory/extraction.ts';
import { extrasOf, parseMarker } from '#core/python/marker.ts';
import { locatedPackage, parseLocation } from '#core/python/location.ts';
import { nameOfEntry, pypiPurl } from '#core/python/package-name.ts';
import { readDistributionName } from '#core/python/distribution-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { scalar, strings, text, type Value } from '#core/text/value.ts';
import { condaPurl, hashesOf, isVirtual, readCondaFile } from './conda-package.ts';
import type { Manager } from './locked-entries.ts';

/** An entry of `packages` of pixi.lock since version 4. */
export interface PixiPackage {
  /** How environments refer to it. */
  readonly reference: string;
  readonly manager: Manager;
  readonly name: string;
  readonly component: ComponentInput;
  readonly needs: readonly string[];
  /** Of a source on this disk. */
  readonly directory: string | undefined;
}

const referenceKeys = ['conda', 'pypi', 'source', 'conda_source'];

/** What stands behind `conda:`, `pypi:` or `source:`. */
export const referenceOf = (item: Value): string | undefined => referenceKeys.map((key) => text(item, key)).find((value) => value !== undefined);

/** `undefined` for an entry that does not tell its name. */
export function readPixiPackage(entry: Value, line: number | undefined): PixiPackage | undefined {
  const isPip = text(entry, 'kind') === 'pypi' || text(entry, 'pypi') !== undefined;
  const reference = referenceOf(entry) ?? text(entry, 'url') ?? text(entry, 'path');
  if (reference === undefined) return undefined;
  return isPip ? readPip(entry, reference, line) : readConda(entry, reference, line);
}

function readConda(entry: Value, reference: string, line: number | undefined): PixiPackage | undefined {
  const file = readCondaFile(reference);
  const source = sourceOf(reference);
  const name = nameOfEntry(entry) ?? file?.name ?? source?.name;
  if (name === undefined) return undefined;
  const version = scalar(entry, 'version') ?? file?.version;
  const license = text(entry, 'license');
  const location = source === undefined ? undefined : parseLocation(source.place);
  const component: ComponentInput = {
    purl: condaPurl(name, version),
    hashes: hashesOf(entry),
    licenses: license === undefined ? [] : [license],
    ...(file !== undefined && reference.includes('://') ? { downloadLocation: reference } : {}),
    ...(location === undefined ? {} : { origin: location.origin }),
    ...(location === undefined || location.origin === 'path' ? {} : { downloadLocation: source!.place }),
    line,
  };
  const depends = [...strings(entry, 'depends'), ...strings(entry, 'dependencies')];
  const needs = depends.map((written) => written.split(' ')[0]!).filter((need) => !isVirtual(need));
  return { reference, manager: 'conda', name, component, needs, directory: location?.origin === 'path' ? location.address : undefined };
}

/** `name[hash] @ place`, in version 6 the place alone. */
function sourceOf(reference: string): { name?: string; place: string } | undefined {
  if (readCondaFile(reference) !== undefined) return undefined;
  const at = reference.indexOf(' @ ');
  if (at === -1) return { place: reference };
  return { name: reference.slice(0, at).split('[')[0]!.trim(), place: reference.slice(at + 3).trim() };
}

function readPip(entry: Value, reference: string, line: number | undefined): PixiPackage | undefined {
  const isDirect = reference.startsWith('direct+');
  const url = isDirect ? reference.slice('direct+'.length) : reference;
  const named = readDistributionName(url);
  const name = nameOfEntry(entry) ?? named?.name;
  if (name === undefined) return undefined;
  const version = scalar(entry, 'version') ?? named?.version;
  const location = parseLocation(url);
  // files of an index are URLs too
  const isRegistry = location.origin === 'url' && !isDirect;
  const identity = isRegistry ? { purl: pypiPurl(name, version), downloadLocation: url } : locatedPackage(name, version, location);
  const needs = strings(entry, 'requires_dist').flatMap((written) => {
    const requirement = parseRequirement(written);
    const marker = requirement?.marker === undefined ? undefined : parseMarker(requirement.marker);
    return requirement === undefined || (marker !== undefined && extrasOf(marker).length > 0) ? [] : [requirement.name];
  });
  const directory = location.origin === 'path' && named === undefined ? location.address : undefined;
  return { reference, manager: 'pip', name, component: { ...identity, hashes: hashesOf(entry), line }, needs, directory };
}
