import type { Issue } from '#core/model/issue.ts';
import type { LicenseFile, LicenseFileRole } from '#core/model/license-facts.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { ReuseFault } from '#core/reuse/reuse-toml.ts';
import { decodeText } from '../tree/text-decoding.ts';
import type { LicenseReader, ReadableFile, ReadText } from './license-reader.ts';

/** A file that shall be read. */
export interface ListedLicenseFile {
  readonly path: string;
  readonly role: LicenseFileRole;
}

export interface LicenseFilesRead {
  /** Those that say something; sources that say nothing are left out. */
  readonly files: readonly LicenseFile[];
  readonly count: number;
  readonly cached: number;
  readonly issues: readonly Issue[];
}

/** Reads files one after the other; what cannot be read is an issue. */
export class LicenseFileReading {
  readonly #reader: LicenseReader;
  readonly #files: LicenseFile[] = [];
  readonly #issues: Issue[] = [];
  #count = 0;
  #cached = 0;

  constructor(reader: LicenseReader) {
    this.#reader = reader;
  }

  /** A promise only where something must be loaded first; it is to be waited for before the next file is read. */
  read(file: ReadableFile, role: LicenseFileRole): void | Promise<void> {
    try {
      const read = this.#reader.read(file, role);
      if (role === 'annotations') return this.#addAnnotations(file, read);
      if (read instanceof Promise) return read.then((text) => this.#add(file, role, text));
      this.#add(file, role, read);
    } catch (error) {
      this.#fail(file, error);
    }
  }

  /** They are rare: what reads them is loaded when there are some. */
  async #addAnnotations(file: ReadableFile, read: ReadText | Promise<ReadText>): Promise<void> {
    const text = await read;
    const { readAnnotations } = await import('#features/licenses/read-annotations.ts');
    try {
      const faults = text.reading.nature === 'binary' ? [] : readAnnotations(decodeText(asBuffer(file.bytes())).text).faults;
      this.#add(file, 'annotations', text, faults);
    } catch (error) {
      this.#fail(file, error);
    }
  }

  #fail({ path }: ReadableFile, error: unknown): void {
    if (!(error instanceof UnreadableFile)) throw error;
    this.report(path, error);
  }

  #add(file: ReadableFile, role: LicenseFileRole, { reading, isCached }: ReadText, faults: readonly ReuseFault[] = []): void {
    this.#count++;
    if (isCached) this.#cached++;
    if (reading.cut === true && role !== 'source') this.#issues.push(cutIssue(file));
    for (const fault of faults) this.#issues.push(annotationIssue(file, fault));
    if (reading.nature === 'binary' && role !== 'source') this.#issues.push(binaryIssue(file));
    const saysSomething = reading.expression !== undefined || reading.copyrights.length > 0 || reading.resembles.length > 0;
    if (role !== 'source' || saysSomething) this.#files.push({ path: file.path, role, reading });
  }

  report(path: string, { code, message, remedy }: UnreadableFile): void {
    this.#issues.push({ code, path, message: `its licence is not known: ${message}`, remedy, source: 'scan/licenses' });
  }

  result(): LicenseFilesRead {
    return { files: this.#files, count: this.#count, cached: this.#cached, issues: this.#issues };
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const annotationIssue = ({ path }: ReadableFile, { message, line }: ReuseFault): Issue => ({
  code: 'malformed',
  path,
  line,
  message: `of the annotations, this one is left out: ${message}`,
  remedy: 'Correct it by the REUSE specification 3.3, and scan again.',
  source: 'scan/licenses',
});

const binaryIssue = ({ path }: ReadableFile): Issue => ({
  code: 'unsupported',
  path,
  message: 'the file is named like one about licences, but it is binary: no licence was looked for in it',
  remedy: 'Open it with the program it is for, and state what it says in .muster/curations.yaml; if it is nothing of the kind, leave it out with exclude in muster.yaml.',
  source: 'scan/licenses',
});

const cutIssue = ({ path }: ReadableFile): Issue => ({
  code: 'partial',
  path,
  message: 'the file is so long that only its first megabyte was searched for licences',
  remedy: 'Split it, or read the rest with muster license detect.',
  source: 'scan/licenses',
});
