/** A registry could not be asked, or its answer is of no use. Message and remedy are fit for an issue: without address or credentials of the request. */
export class AskFailure extends Error {
  override readonly name: string = 'AskFailure';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

export const timeIsOver = (): AskFailure =>
  new AskFailure('the time limit of --online was reached', 'Scan again with a higher --timeout: what was answered is kept, and not asked for again.');

export const interrupted = (): AskFailure => new AskFailure('the scan was interrupted', 'Scan again: what was answered is kept, and not asked for again.');

/** The files of the tree assign the package to a registry that the user's own configuration does not name. */
export class Withheld extends AskFailure {
  override readonly name = 'Withheld';
  readonly file: string;

  constructor(file: string, message: string, remedy: string) {
    super(message, remedy);
    this.file = file;
  }
}
