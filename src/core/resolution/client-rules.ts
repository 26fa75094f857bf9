import type { RequirementSyntax } from '../versions/satisfies.ts';
import { readPythonVersion } from '../versions/pypi.ts';

/** How the client of an ecosystem chooses among versions. */
export interface ClientRules {
  readonly syntax: RequirementSyntax;
  /** How many versions of a package there may be: one; one for each range of compatible versions; as many as directories. */
  readonly placement: 'one' | 'compatible' | 'nested';
  readonly prefers: 'highest' | 'lowest';
  /** When pre-releases count: the requirement says it version by version; where it names one; also where nothing else fits. */
  readonly preReleases: 'by-requirement' | 'when-named' | 'last-resort';
  readonly isPreRelease: (version: string) => boolean;
  /** What the project itself asks for overrides what others ask for. */
  readonly directWins?: boolean;
}

const hasDash = (version: string): boolean => version.split('+')[0]!.includes('-');

const rules: ReadonlyMap<string, ClientRules> = new Map(Object.entries<ClientRules>({
  cargo: { syntax: 'cargo', placement: 'compatible', prefers: 'highest', preReleases: 'by-requirement', isPreRelease: hasDash },
  cocoapods: { syntax: 'gem', placement: 'one', prefers: 'highest', preReleases: 'when-named', isPreRelease: (version) => /[A-Za-z]/.test(version) },
  composer: {
    syntax: 'composer', placement: 'one', prefers: 'highest', preReleases: 'when-named',
    isPreRelease: (version) => /^dev-|(?<![a-z])(?:dev|alpha|beta|rc|a|b)[.-]?\d*$/i.test(version.slice(0, 200)),
  },
  gem: { syntax: 'gem', placement: 'one', prefers: 'highest', preReleases: 'when-named', isPreRelease: (version) => /[A-Za-z]/.test(version) },
  hex: { syntax: 'hex', placement: 'one', prefers: 'highest', preReleases: 'when-named', isPreRelease: hasDash },
  npm: { syntax: 'npm', placement: 'nested', prefers: 'highest', preReleases: 'by-requirement', isPreRelease: hasDash },
  nuget: { syntax: 'nuget', placement: 'one', prefers: 'lowest', preReleases: 'when-named', isPreRelease: hasDash, directWins: true },
  pub: { syntax: 'pub', placement: 'one', prefers: 'highest', preReleases: 'last-resort', isPreRelease: hasDash },
  pypi: {
    syntax: 'pypi', placement: 'one', prefers: 'highest', preReleases: 'last-resort',
    isPreRelease(version) {
      const read = readPythonVersion(version);
      return read !== undefined && (read.pre !== undefined || read.dev !== undefined);
    },
  },
}));

/** `undefined` for types whose choice of versions we do not know. */
export const rulesOf = (purlType: string): ClientRules | undefined => rules.get(purlType);
