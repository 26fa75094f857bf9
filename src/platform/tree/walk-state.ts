import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { sep } from 'node:path';
import type { Coverage } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { LicenseFileRole } from '#core/model/license-facts.ts';
import type { ListedLicenseFile } from '../licenses/read-license-files.ts';
import { TrackedFiles } from '../git/tracked-files.ts';
import { isExecutableFile } from './executable-file.ts';
import { fileFailure, isUndecodable, undecodable } from './file-failure.ts';
import { ignoreFile, isExcluded, isIgnored, type IgnoreLayer } from './ignore-layers.ts';
import { limits } from './limits.ts';
import { ReadAhead } from './read-ahead.ts';

export interface WalkOptions {
  /** Does any source want the file of this path? */
  readonly wants: (path: string) => boolean;
  /** What name and place say of a file. */
  readonly useOf: (path: string) => NameUse;
  /** As what a file is read for licences; `undefined`: it is not. */
  readonly licenseRole: (path: string) => LicenseFileRole | undefined;
  /** Is it read even when git ignores it? */
  readonly isHeeded?: (path: string) => boolean;
  /** Will it be read in one go with others, on one thread? Then any thread that comes by may read it for that one. */
  readonly readTogether: (path: string, installed: boolean) => boolean;
  /** What the name says of a file wherever it lies; `undefined`: it could neither be wanted, have a role nor be an executable, as most. Asked once for each name. */
  readonly nameUse: (name: string) => NameUse | undefined;
  /** Does the name alone not tell in this directory? */
  readonly everyNameMatters: (directory: string) => boolean;
  /** Paths of files to list because foreign tools found something in them. */
  readonly findings?: ReadonlySet<string> | undefined;
  /** Names of directories of installed packages; entered even when git ignores them. */
  readonly installDirectories: ReadonlySet<string>;
  /** Patterns in the form of `.gitignore`, relative to the root; always left out, installed packages too. */
  readonly exclude: readonly string[];
  readonly onProgress?: (files: number) => void;
}

/** What a name says of a file. */
export interface NameUse {
  /** `undefined`: that depends on where it lies. */
  readonly wanted: boolean | undefined;
  readonly mayBeExecutable: boolean;
  readonly isArchive: boolean;
  readonly role: LicenseFileRole | undefined;
}

export interface WalkedFile {
  readonly path: string;
  /** Inside a directory of installed packages. */
  readonly installed: boolean;
  readonly executable: boolean;
  /** Its content, where it was read on the way. */
  readonly text?: string | undefined;
}

export interface Walk {
  /** Files that some source wants. */
  readonly files: readonly WalkedFile[];
  /** Files to read for licences. */
  readonly licenseFiles: readonly ListedLicenseFile[];
  /** Those that foreign tools found something in. */
  readonly findingsFiles: readonly string[];
  /** Archives that nobody wants. */
  readonly archives: readonly string[];
  /** Names of some of the files that nobody wants, each once; only where nobody wants any. */
  readonly others: readonly string[];
  readonly issues: readonly Issue[];
  readonly coverage: Coverage;
}

/** A part of the tree that is still to be walked. */
export interface PendingDirectory {
  readonly path: string;
  readonly depth: number;
  readonly layers: readonly IgnoreLayer[];
  readonly installed: boolean;
  /** Rules leave it out; git tracks some of what is in it all the same, and only that is read. */
  readonly trackedOnly: boolean;
}

const withTypes = { withFileTypes: true } as const;

const makeSmaller = 'Scan a part of the tree, or leave parts out with exclude in muster.yaml.';

/** So many different names are remembered at once. */
const namesKept = 20_000;

/** Lists directories one after the other. */
export class WalkState {
  readonly #root: string;
  readonly #options: WalkOptions;
  readonly #files: WalkedFile[] = [];
  readonly #licenseFiles: ListedLicenseFile[] = [];
  readonly #findingsFiles: string[] = [];
  readonly #archives: string[] = [];
  readonly #issues: Issue[] = [];
  readonly #counts = { files: 0, directories: 0, ignored: 0 };
  /** Names recur: most files of a tree are called like another one. */
  readonly #names = new Map<string, NameUse | undefined>();
  readonly #ahead = new ReadAhead();
  readonly #tracked: TrackedFiles;
  #realRoot: string | undefined;
  #isFull = false;

  constructor(root: string, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
    this.#tracked = new TrackedFiles(root, (path, message) => this.report('partial', path, `the index of git could not be read: ${message}; files that are tracked although .gitignore names them were left out`, 'Run git status there; it says what is wrong with the repository.'));
  }

  visit(directory: PendingDirectory, pending: PendingDirectory[]): void {
    const { path, depth } = directory;
    if (this.#counts.files > limits.filesInTree) {
      // of all directories that are left, the first says it
      if (!this.#isFull) this.report('too-large', '.', `the tree has more than ${limits.filesInTree} files; ${path || 'its root'} and what was to come after it were not read`, makeSmaller);
      this.#isFull = true;
      return;
    }
    if (depth > limits.directoryDepth) {
      this.report('too-large', path, `directories are nested more than ${limits.directoryDepth} deep; what is in this one was not read`, makeSmaller);
      return;
    }
    let items: Dirent[];
    try {
      items = readdirSync(this.#absolute(path), withTypes);
    } catch (error) {
      const isMisnamed = isUndecodable(path);
      this.report('unreadable', path || '.', `the directory could not be listed: ${isMisnamed ? undecodable : fileFailure(error)}`, isMisnamed ? 'Rename it.' : 'Check its permissions and scan again, or leave it out with exclude in muster.yaml.');
      return;
    }
    this.#counts.directories++;
    const prefix = path === '' ? '' : `${path}/`;
    const layers = !directory.installed && !directory.trackedOnly && items.some((item) => item.name === '.gitignore' && item.isFile()) && path !== ''
      ? [...directory.layers, ...ignoreFile(this.#root, prefix, this.report)]
      : directory.layers;
    const everyName = this.#options.everyNameMatters(path);
    for (const item of items) {
      const { name } = item;
      if (item.isFile()) {
        this.#counts.files++;
        if (everyName) this.#file(prefix + name, directory, layers, this.#options.useOf(prefix + name));
        else {
          const use = this.#useOf(name);
          if (use !== undefined) this.#file(prefix + name, directory, layers, use);
        }
      } else if (item.isDirectory()) this.#directory(prefix + name, name, directory, layers, pending);
      else if (item.isSymbolicLink()) this.#link(prefix + name, name, directory, layers);
      else this.#special(prefix + name, directory, layers);
    }
    this.#options.onProgress?.(this.#counts.files);
  }

  result(): Walk {
    const others = this.#files.length > 0 ? [] : [...this.#names].filter(([, use]) => use?.wanted !== true).map(([name]) => name);
    return { files: this.#files, licenseFiles: this.#licenseFiles, findingsFiles: this.#findingsFiles, archives: this.#archives, others, issues: this.#issues, coverage: { ...this.#counts, recognized: this.#files.length } };
  }

  #directory(path: string, name: string, parent: PendingDirectory, layers: readonly IgnoreLayer[], pending: PendingDirectory[]): void {
    if (name === '.git') return;
    const isInstall = this.#options.installDirectories.has(name);
    const installed = parent.installed || isInstall;
    const heeded = installed && layers.length > 1 ? layers.slice(0, 1) : layers;
    const next = { path, depth: parent.depth + 1, installed };
    if (!parent.trackedOnly && !isIgnored(`${path}/`, heeded)) {
      pending.push({ ...next, layers: heeded, trackedOnly: false });
      return;
    }
    const tracked = isExcluded(`${path}/`, heeded) ? undefined : this.#tracked.ofDirectory(path);
    if (tracked === 'files') pending.push({ ...next, layers: heeded, trackedOnly: true });
    else if (tracked === 'submodule') pending.push({ ...next, layers: heeded.slice(0, 1), trackedOnly: false });
    else this.#counts.ignored++;
  }

  /** Of what git tracks no `.gitignore` speaks, but the user's own exclusions do. */
  #isLeftOut(path: string, { trackedOnly }: PendingDirectory, layers: readonly IgnoreLayer[]): boolean {
    return (trackedOnly || isIgnored(path, layers)) && (isExcluded(path, layers) || !this.#tracked.hasFile(path));
  }

  #useOf(name: string): NameUse | undefined {
    const known = this.#names.get(name);
    if (known !== undefined || this.#names.has(name)) return known;
    if (this.#names.size >= namesKept) this.#names.clear();
    const use = this.#options.nameUse(name);
    this.#names.set(name, use);
    return use;
  }

  #absolute(path: string): string {
    return path === '' ? this.#root : `${this.#root}/${path}`;
  }

  #file(path: string, directory: PendingDirectory, layers: readonly IgnoreLayer[], use: NameUse): void {
    const { role } = use;
    const wanted = use.wanted ?? this.#options.wants(path);
    const isCandidate = wanted || use.mayBeExecutable;
    const hasFindings = this.#options.findings?.has(path) === true;
    const isArchive = use.isArchive && !wanted;
    if (!isCandidate && !isArchive && role === undefined && !hasFindings) return;
    if (this.#isLeftOut(path, directory, layers) && (!wanted || isExcluded(path, layers) || this.#options.isHeeded?.(path) !== true)) {
      if (isCandidate) this.#counts.ignored++;
      return;
    }
    if (role !== undefined) this.#licenseFiles.push({ path, role });
    if (hasFindings) this.#findingsFiles.push(path);
    if (isArchive) this.#archives.push(path);
    if (!isCandidate) return;
    const executable = !wanted && isExecutableFile(this.#absolute(path));
    if (!wanted && !executable) return;
    const text = this.#options.readTogether(path, directory.installed) ? this.#ahead.read(this.#absolute(path)) : undefined;
    this.#files.push({ path, installed: directory.installed, executable, text });
  }

  /** Links are read only where they name a wanted file inside the root; linked directories are walked at their own place. */
  #link(path: string, name: string, directory: PendingDirectory, layers: readonly IgnoreLayer[]): void {
    const wanted = this.#options.wants(path);
    const role = this.#options.licenseRole(path);
    if (this.#isLeftOut(path, directory, layers)) return;
    let target: string;
    let isDirectory: boolean;
    try {
      target = realpathSync(this.#absolute(path));
      isDirectory = statSync(target).isDirectory();
    } catch {
      if (wanted || isLicense(role)) this.report('unreadable', path, 'the symbolic link leads nowhere or in a circle', 'Repair or remove the link.');
      return;
    }
    this.#realRoot ??= realpathSync(this.#root);
    const inside = target === this.#realRoot || target.startsWith(this.#realRoot + sep);
    if (!inside) {
      if (wanted || isLicense(role) || (isDirectory && !name.startsWith('.'))) {
        this.report('unsafe', path, 'the symbolic link leads out of the scanned directory and was not followed', 'Scan the directory that it points to as a target of its own, or remove the link.');
      }
      return;
    }
    if (isDirectory) return;
    // a link to a source says nothing that the source does not
    if (role !== undefined && role !== 'source') this.#licenseFiles.push({ path, role });
    if (!wanted) return;
    this.#counts.files++;
    this.#files.push({ path, installed: directory.installed, executable: false });
  }

  /** Reading a pipe, a socket or a device would wait, or never end. */
  #special(path: string, directory: PendingDirectory, layers: readonly IgnoreLayer[]): void {
    if (!(this.#options.wants(path) || isLicense(this.#options.licenseRole(path))) || this.#isLeftOut(path, directory, layers)) return;
    this.report('unreadable', path, 'it is a pipe, a socket or a device and no file', 'Put the file itself there, or leave the path out with exclude in muster.yaml.');
  }

  readonly report = (code: Issue['code'], path: string, message: string, remedy: string): void => {
    this.#issues.push({ code, path, message, remedy, source: 'scan/walk' });
  };
}

const isLicense = (role: LicenseFileRole | undefined): boolean => role !== undefined && role !== 'source' && role !== 'readme';
