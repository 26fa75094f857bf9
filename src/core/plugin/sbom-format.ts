import type { Sbom } from '../model/sbom.ts';
import type { SbomSource } from './sbom-source.ts';

export interface SbomWriteOptions {
  /** One of `SbomFormat.writes`; the newest when absent. */
  readonly specVersion?: string;
  /** Told of everything in the document that the format, in this version, cannot hold; `at` is a `ref` or the name of a part. */
  readonly onLoss?: (loss: SbomProblem) => void;
}

/** Files of packages that are installed beside the program, such as official schemas. */
export interface PackageFiles {
  /** Text of a file by its path inside the package. Throws when the package is not installed. */
  read(packageName: string, path: string): string;
}

/** A serialisation of bills of materials: `cyclonedx-json`, `spdx-tag-value`, … */
export interface SbomFormat {
  /** Name of the folder and of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** With dot: `.cdx.json`. */
  readonly extension: string;
  /** Versions that can be read, oldest first. */
  readonly reads: readonly string[];
  /** Versions that can be written, oldest first; empty when it can only be read. */
  readonly writes: readonly string[];
  /** Could a file with this beginning (the first 4 KiB) and name be of this format? Cheap; at most one format says yes to a valid document. */
  recognizes(head: string, name: string): boolean;
  readonly load: () => Promise<{ readonly default: SbomCodec }>;
}

export interface SbomCodec {
  /**
   * Throws `TextSyntaxError` for text that is not of the format at all. Everything else that is wrong is an issue of the result:
   * what can be read is read. `path` names the file in issues.
   */
  read(source: string | SbomSource, path: string): Sbom;
  /** Problems by the rules of the specification (schema, references, licence expressions); at most warnings when valid. Never throws for a text. */
  validate(source: string | SbomSource, path: string, packages: PackageFiles): readonly SbomProblem[];
  /** The document in pieces, deterministic. Absent when it can only be read. */
  write?(sbom: Sbom, options: SbomWriteOptions): Iterable<string>;
}

export interface SbomProblem {
  /** A warning breaks the specification and still leaves no doubt about what is meant; an error when absent. */
  readonly severity?: 'error' | 'warning';
  /** JSON pointer, XPath or `line N`. */
  readonly at: string;
  readonly line?: number;
  readonly message: string;
}
