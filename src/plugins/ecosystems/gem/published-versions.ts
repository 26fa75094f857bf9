import type { NeededPackage, PublishedVersion } from '#core/plugin/registry.ts';
import { gemRequirement } from '#core/versions/requirements/gem.ts';
import { VersionError } from '#core/versions/versions.ts';
import { gemPurl } from './gem-purl.ts';

/**
 * The compact index of a gem server: a line for each version, `1.2.0[-platform] rack:>= 1.0&< 3,tilt:~> 2|checksum:…,ruby:>= 2.7`. Builds for one platform
 * stand beside the general one and are not told apart here. Withdrawn versions are not listed.
 */
export function publishedVersions(index: string, ruby: string | undefined): PublishedVersion[] {
  const start = index.startsWith('---\n') ? 4 : index.indexOf('\n---\n') + 5;
  if (start === 4 && !index.startsWith('---\n')) throw new Error('it is no index of versions');
  const found = new Map<string, PublishedVersion>();
  for (const line of index.slice(start).split('\n')) {
    const space = line.indexOf(' ');
    if (space === -1) continue;
    const [version = '', platform] = split(line.slice(0, space), '-');
    if (found.has(version) && platform !== undefined) continue;
    const [needed = '', conditions = ''] = split(line.slice(space + 1), '|');
    const wanted = listed(conditions ?? '').find(([name]) => name === 'ruby')?.[1];
    found.set(version, {
      version,
      ...(runsOn(wanted, ruby) ? {} : { isDiscouraged: true }),
      needs: () => ({ dependencies: listed(needed).map(([name, requirement]): NeededPackage => ({ purl: gemPurl(name), requirement, scope: 'runtime' })) }),
    });
  }
  return [...found.values()];
}

/** `a:>= 1&< 2,b:= 3`, with what holds together joined by commas. */
function listed(text: string): (readonly [name: string, requirement: string])[] {
  return text.split(',').flatMap((item) => {
    const [name = '', requirement] = split(item.trim(), ':');
    return name === '' || requirement === undefined ? [] : [[name, requirement.split('&').join(', ')] as const];
  });
}

function runsOn(requirement: string | undefined, ruby: string | undefined): boolean {
  if (requirement === undefined || ruby === undefined) return true;
  try {
    return gemRequirement(requirement)(ruby);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
