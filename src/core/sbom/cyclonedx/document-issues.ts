import type { Issue } from '../../model/issue.ts';

export interface DocumentSource {
  /** File name for issues. */
  readonly path: string;
  /** Line of a member of the JSON text, where there is one. */
  readonly line?: (...path: readonly (string | number)[]) => number | undefined;
  /** The document is too long to be held: what is made of its components is made when it is asked for. */
  readonly isLong?: boolean;
}

/** Collects issues of one document. */
export class DocumentIssues {
  readonly all: Issue[] = [];
  readonly #source: DocumentSource;

  constructor(source: DocumentSource) {
    this.#source = source;
  }

  add(code: Issue['code'], place: readonly (string | number)[], message: string, remedy: string): void {
    const line = this.#source.line?.(...place);
    this.all.push({ code, path: this.#source.path, ...(line !== undefined && { line }), message, remedy, source: 'sbom/cyclonedx' });
  }
}
