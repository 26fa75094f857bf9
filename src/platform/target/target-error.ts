/** The target is not there, cannot be fetched, or its configuration is wrong: exit 2, with what to do. */
export class TargetError extends Error {
  readonly remedy: string | undefined;
  constructor(message: string, remedy?: string) {
    super(message);
    this.name = 'TargetError';
    this.remedy = remedy;
  }
}
