/** The target is not there, cannot be fetched, or its configuration is wrong: exit 2, with what to do. */
export class TargetError extends Error {
  readonly remedy: string | undefined;
  constructor(message: string, remedy?: string) {
    super(message);
    this.name = 'TargetError';
    this.remedy = remedy;
  }
}

/**
 * Of one target nothing can be read, whatever becomes of others. `refused`: the path is not there, may not be read, or is a scan that is
 * damaged, so that the command line is wrong; `unfetched`: its server or repository did not give it, which nobody need have done wrong.
 */
export class UnreadTargetError extends TargetError {
  readonly kind: 'refused' | 'unfetched';
  constructor(kind: 'refused' | 'unfetched', message: string, remedy?: string) {
    super(message, remedy);
    this.kind = kind;
  }
}

/** The revision is there, the directory where the user is was not yet there in it: alone that is a mistake, beside one that has it nothing stood there. */
export class AbsentDirectoryError extends TargetError {
  readonly commit: string;
  /** Inside the repository. */
  readonly path: string;
  constructor(path: string, commit: string, message: string, remedy: string) {
    super(message, remedy);
    this.commit = commit;
    this.path = path;
  }
}
