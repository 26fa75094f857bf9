import type { Issue, IssueCode } from '#core/model/issue.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { Withheld, type AskFailure } from './ask-failure.ts';

interface Kind {
  readonly code: IssueCode;
  readonly type: string;
  /** Of the file that is the reason. */
  readonly path?: string;
  /** What has become of them; absent for what is said of all. */
  readonly what?: string;
  readonly reason: string;
  readonly remedy: string;
  readonly purls: Set<string>;
}

/** Packages that could not be looked up, one issue for each type of package and reason. */
export class FailedQuestions {
  readonly #kinds = new Map<string, Kind>();
  readonly #what: string;

  constructor(what = 'could not be looked up') {
    this.#what = what;
  }

  add(type: string, purl: string, failure: AskFailure): void {
    const { message, remedy } = failure;
    if (failure instanceof Withheld) this.#note({ code: 'unresolved', type, path: failure.file, reason: message, remedy }, purl);
    else this.#note({ code: 'network', type, reason: message, remedy }, purl);
  }

  /** No registry has it. */
  addAbsent(type: string, purl: string): void {
    this.#note({ code: 'unresolved', type, reason: 'no registry has them', remedy: 'Check that the package manager is configured for the registry that has them.' }, purl);
  }

  /** A registry may have it, but none has its archive. */
  addWithoutArchive(type: string, purl: string): void {
    this.#note({ code: 'unresolved', type, reason: 'no registry has their archive', remedy: 'Install the packages and scan again: then their files are read.' }, purl);
  }

  /** A registry has it and does not say what it needs. */
  addUntold(type: string, purl: string): void {
    this.#note({ code: 'unresolved', type, reason: 'their registry does not say what they need', remedy: 'Let the package manager resolve the dependencies, and commit the lockfile that it writes.' }, purl);
  }

  /** They were asked for, but not everywhere where a project may take them from. */
  addElsewhere(type: string, purl: string, file: string, registries: readonly string[]): void {
    this.#note({
      code: 'partial', type, path: file,
      what: 'were not asked for everywhere',
      reason: `this file also names ${enumerate(registries, 3)}, which your own configuration of the package manager does not, so another version, or another package of the same name, may be meant`,
      remedy: 'Configure your package manager for that registry too, and scan again.',
    }, purl);
  }

  issues(): Issue[] {
    const sorted = [...this.#kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
    return sorted.map(({ code, type, path = '.', reason, remedy, purls, what = this.#what }) => ({
      code,
      path,
      message: `${purls.size} ${type} ${purls.size === 1 ? 'package' : 'packages'} ${what}, ${reason}: ${enumerate([...purls].sort(), 5)}`,
      remedy,
      source: `${type}/registry`,
    }));
  }

  #note(kind: Omit<Kind, 'purls'>, purl: string): void {
    const key = `${kind.type}\0${kind.path ?? ''}\0${kind.code}\0${kind.reason}`;
    const known = this.#kinds.get(key);
    if (known === undefined) this.#kinds.set(key, { ...kind, purls: new Set([purl]) });
    else known.purls.add(purl);
  }
}
