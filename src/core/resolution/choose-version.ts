import type { PublishedVersion } from '../plugin/registry.ts';
import { readRequirement, type Requirement } from '../versions/satisfies.ts';
import { compareVersions, schemeOfPurlType, VersionError, type VersionScheme } from '../versions/versions.ts';
import type { ClientRules } from './client-rules.ts';

/** Chooses versions as one client would. Keeps what it has read. */
export class VersionChooser {
  readonly #rules: ClientRules;
  readonly #scheme: VersionScheme;
  readonly #requirements = new Map<string, ReadRequirement | undefined>();

  constructor(rules: ClientRules, purlType: string) {
    this.#rules = rules;
    this.#scheme = schemeOfPurlType(purlType);
  }

  /** Whether the text is a requirement, or a tag that some version has. */
  isReadable(requirement: string, published: readonly PublishedVersion[]): boolean {
    return this.#read(requirement) !== undefined || published.some(({ tags }) => tags?.includes(requirement));
  }

  admits(requirement: string, version: PublishedVersion): boolean {
    const read = this.#read(requirement);
    if (read === undefined) return version.tags?.includes(requirement) === true;
    try {
      return read.admits(version.version);
    } catch (error) {
      // a version that cannot be ordered fulfils nothing
      if (error instanceof VersionError) return false;
      throw error;
    }
  }

  /** The version that the client would take; `undefined` when none fulfils all. */
  choose(published: readonly PublishedVersion[], requirements: readonly string[]): PublishedVersion | undefined {
    const { preReleases, isPreRelease, prefers } = this.#rules;
    const fitting = published.filter((version) => requirements.every((requirement) => this.admits(requirement, version)) && (!version.isWithdrawn || requirements.some((requirement) => names(requirement, version.version))));
    const named = requirements.some((requirement) => this.#read(requirement)?.namesPreRelease === true || published.some(({ tags }) => tags?.includes(requirement)));
    const stable = preReleases === 'by-requirement' || named ? fitting : fitting.filter(({ version }) => !isPreRelease(version));
    const allowed = stable.length > 0 || preReleases !== 'last-resort' ? stable : fitting;
    const best = allowed.filter(({ isDiscouraged }) => isDiscouraged !== true);
    const candidates = best.length > 0 ? best : allowed;
    const recommended = candidates.find(({ tags }) => tags?.includes('latest'));
    if (recommended !== undefined) return recommended;
    const wantsLowest = prefers === 'lowest' && !requirements.some((requirement) => requirement.includes('*'));
    return candidates.reduce<PublishedVersion | undefined>((chosen, candidate) => (chosen === undefined || this.#order(candidate.version, chosen.version) === (wantsLowest ? -1 : 1) ? candidate : chosen), undefined);
  }

  #order(left: string, right: string): -1 | 0 | 1 {
    try {
      return compareVersions(this.#scheme, left, right);
    } catch (error) {
      if (error instanceof VersionError) return 0;
      throw error;
    }
  }

  #read(text: string): ReadRequirement | undefined {
    if (!this.#requirements.has(text)) this.#requirements.set(text, this.#parse(text.trim()));
    return this.#requirements.get(text);
  }

  #parse(text: string): ReadRequirement | undefined {
    const { syntax, isPreRelease } = this.#rules;
    // of npm and Cargo even "any version" is a requirement, which leaves out pre-releases
    if (text === '') return { admits: syntax === 'npm' || syntax === 'cargo' ? readRequirement(syntax, '*') : () => true, namesPreRelease: false };
    try {
      const words = text.split(/[\s,|<>=!~^()[\]]+/);
      const namesPreRelease = words.some((word) => (/^v?\d/.test(word) && isPreRelease(word)) || /@(?:dev|alpha|beta|RC)\b/i.test(word) || word.startsWith('dev-'));
      return { admits: readRequirement(syntax, text), namesPreRelease };
    } catch (error) {
      if (error instanceof VersionError) return undefined;
      throw error;
    }
  }
}

interface ReadRequirement {
  readonly admits: Requirement;
  readonly namesPreRelease: boolean;
}

const names = (requirement: string, version: string): boolean => requirement.replace(/^[\s=v[]+|[\]\s]+$/g, '') === version;
