import { directoryOf, joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfName } from '#core/python/dependency-group.ts';
import { normalName } from '#core/python/package-name.ts';
import { pinnedVersion } from '#core/python/requirement.ts';
import { readRequirementsLine, type RequirementsLine } from '#core/python/requirements-line.ts';
import { LARGE, textLines } from '#core/text/text-lines.ts';
import { attempt, type Report } from './report.ts';
import { readLogicalLines } from './requirements-text.ts';
import { readVia, type Via } from './via-comments.ts';

export type PackageLine = Extract<RequirementsLine, { kind: 'requirement' | 'location' }> & { readonly line: number; readonly via: Via | undefined };

export interface RequirementsFile {
  readonly path: string;
  /** In order; those of a large file are not held but read anew each time. */
  readonly packages: Iterable<PackageLine>;
  readonly packageCount: number;
  /** Of the first package. */
  readonly firstLine: number | undefined;
  /** Normal names of what is asked for without a version that the line itself decides. */
  readonly openNames: ReadonlySet<string>;
  /** Files that comments name as asking for packages. */
  readonly viaFiles: ReadonlySet<string>;
  /** Paths relative to the root, with the line. */
  readonly includes: readonly Include[];
  /** Every version is the result of a resolution: a tool wrote it, or all are hashed. */
  readonly isCompiled: boolean;
  /** Some comment says who asked for a package. */
  readonly hasVia: boolean;
}

interface Include {
  readonly path: string | undefined;
  readonly written: string;
  readonly line: number;
  readonly isConstraint: boolean;
}

/** Lines of pip's format; those that are not understood become issues. A text of which little is understood is taken for prose. */
export function readRequirementsFile(file: SourceFile, report: Report): RequirementsFile | undefined {
  const survey = attempt(file, () => new Survey(file), report);
  if (survey === undefined) return undefined;
  const { understood, unknown, firstUnknown } = survey;
  if (unknown > 2 && unknown > understood) {
    report({
      code: 'unsupported',
      file: file.path,
      line: firstUnknown,
      message: `of ${unknown + understood} lines ${unknown} are no requirements; the file seems to be something else and was left out`,
      remedy: 'If it is a requirements file, write one requirement on a line.',
    });
    return undefined;
  }
  for (const { read, line } of unknown === 0 ? [] : readLines(textLines(file))) {
    if (read.kind !== 'unknown') continue;
    report({
      code: 'partial',
      file: file.path,
      line,
      message: `${read.reason}; the line was left out`,
      remedy: 'Write the requirement as name and version, such as "requests==2.32.3".',
    });
  }
  return survey.file();
}

interface ReadLine {
  readonly read: RequirementsLine;
  readonly comments: readonly string[];
  readonly line: number;
}

function* readLines(lines: Iterable<string>): Generator<ReadLine> {
  for (const { text, comments, line } of readLogicalLines(lines)) if (text !== '') yield { read: readRequirementsLine(text), comments, line };
}

function* packagesOf(lines: Iterable<string>): Generator<PackageLine> {
  for (const { read, comments, line } of readLines(lines)) {
    if (read.kind === 'requirement' || read.kind === 'location') yield { ...read, line, via: readVia(comments) };
  }
}

/** What one reading tells of a file. */
class Survey {
  readonly #file: SourceFile;
  understood = 0;
  unknown = 0;
  firstUnknown: number | undefined;
  readonly #lines: Iterable<string>;
  readonly #kept: PackageLine[] | undefined;
  #packages = 0;
  #hashed = 0;
  #firstLine: number | undefined;
  readonly #openNames = new Set<string>();
  readonly #viaFiles = new Set<string>();
  readonly #includes: Include[] = [];
  #hasVia = false;
  #isGenerated = false;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#lines = textLines(file);
    this.#kept = file.size >= LARGE ? undefined : [];
    for (const { text, comments, line } of readLogicalLines(this.#lines)) {
      if (text === '') this.#isGenerated ||= comments.some(isGeneratedBy);
      else this.#take(readRequirementsLine(text), comments, line);
    }
  }

  file(): RequirementsFile {
    return {
      path: this.#file.path,
      packages: this.#kept ?? { [Symbol.iterator]: () => packagesOf(this.#lines) },
      packageCount: this.#packages,
      firstLine: this.#firstLine,
      openNames: this.#openNames,
      viaFiles: this.#viaFiles,
      includes: this.#includes,
      // with hashes pip takes nothing that has none: then the file lists all that is needed, whoever wrote it
      isCompiled: this.#hasVia || (this.#packages > 0 && this.#hashed === this.#packages) || this.#isGenerated,
      hasVia: this.#hasVia,
    };
  }

  #take(read: RequirementsLine, comments: readonly string[], line: number): void {
    if (read.kind === 'unknown') {
      this.unknown++;
      this.firstUnknown ??= line;
      return;
    }
    this.understood++;
    if (read.kind === 'include') {
      this.#includes.push(...read.paths.map((written) => ({ path: joinPath(this.#file.directory, written), written, line, isConstraint: read.isConstraint })));
    } else if (read.kind !== 'option') this.#takePackage({ ...read, line, via: readVia(comments) });
  }

  #takePackage(line: PackageLine): void {
    this.#packages++;
    this.#firstLine ??= line.line;
    if (line.hashes.length > 0) this.#hashed++;
    if (line.kind === 'requirement' && line.requirement.url === undefined && pinnedVersion(line.requirement) === undefined) this.#openNames.add(normalName(line.requirement.name));
    for (const path of line.via?.files ?? []) this.#viaFiles.add(path);
    this.#hasVia ||= line.via !== undefined;
    this.#kept?.push(line);
  }
}

const generatedBy = ['This file is autogenerated by pip-compile', 'This file was autogenerated by uv', 'generated by rye'];

const isGeneratedBy = (comment: string): boolean => generatedBy.some((start) => comment.startsWith(start));

/** What the name of the file says it is for: `requirements-dev.txt`, `requirements/test.txt`, `docs/requirements.txt`. */
export function scopeOfRequirements(path: string): Scope {
  const stem = nameOf(path).replace(/\.[^.]*$/, '');
  const directory = nameOf(directoryOf(path));
  const byName = scopeOfName(stem.replace(/requirements?|requires|reqs|pip/gi, ' ').replace(/[^A-Za-z0-9]+/g, '-'));
  if (byName !== undefined) return byName;
  return directory === '.' ? 'runtime' : (scopeOfDirectory(directory) ?? 'runtime');
}

const scopesOfDirectories: ReadonlyMap<string, Scope> = new Map([
  ['doc', 'development'], ['docs', 'development'], ['test', 'test'], ['tests', 'test'], ['dev', 'development'], ['ci', 'development'],
]);

const scopeOfDirectory = (name: string): Scope | undefined => scopesOfDirectories.get(name.toLowerCase());
