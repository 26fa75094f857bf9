import { compareVersions } from '#core/versions/versions.ts';
import { highest, highestInRange } from '../pom/version-requirement.ts';
import { pinnedGradleVersion } from './gradle-version.ts';

/** What Gradle takes for a requirement, with all versions that exist: `1.2`, `[1.0,2.0[`, `1.+`, `latest.release`. */
export function chosenGradleVersion(requirement: string | undefined, versions: () => readonly string[] | undefined): string | undefined {
  const pinned = pinnedGradleVersion(requirement);
  if (pinned !== undefined || requirement === undefined || requirement === '' || requirement.includes('${')) return pinned;
  const known = versions();
  if (known === undefined) return undefined;
  if (requirement.endsWith('+')) return highest(known.filter((version) => version.startsWith(requirement.slice(0, -1))));
  if (requirement.startsWith('latest.')) return highest(requirement === 'latest.integration' ? known : known.filter((version) => !version.endsWith('-SNAPSHOT')));
  // Gradle also writes brackets that open to the outside where Maven writes round ones
  return highestInRange(requirement.replace(/^\]/, '(').replace(/\[$/, ')'), known);
}

/** Of all versions that are asked for, Gradle takes the highest. */
export const higher = (a: string | undefined, b: string | undefined): string | undefined =>
  (a === undefined ? b : b === undefined || compareVersions('maven', a, b) >= 0 ? a : b);
