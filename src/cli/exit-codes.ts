import type { IssueCode } from '#core/model/issue.ts';

/** Exit statuses of every command; part of the public interface (docs/reference/exit-codes.md). */
export const exitCodes = {
  /** The command did what was asked. */
  done: 0,
  /** Findings that fail: policy violations, differences under `--exit-code`, an invalid document. */
  findings: 1,
  /** The command line or a configuration file is wrong; nothing was done. */
  usage: 2,
  /** Done, but a whole target or named path could not be read, or something in it and `--strict` asks to be told. */
  incomplete: 3,
  /** A fault of ours. */
  fault: 70,
} as const;

/** For docs/reference/exit-codes.md. */
export const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'The command did what was asked. Issues that were met are in its output.',
  findings: 'Findings that fail: what a policy does not allow (`muster check`), open duties under `--fail-on-open`, differences under `--exit-code`, a score below `--fail-under`, an SBOM that is not valid, licences that do not go together or of which nobody can say it (`--fail-on` of `muster compatibility`), a policy with errors or examples that fail.',
  usage: 'The command line, a configuration file, a file that an option names or a target is wrong (of several paths as targets: none of them can be read); nothing was done. Standard error says what and how to correct it.',
  incomplete: 'Done, but a target could not be read at all (a damaged archive or SBOM, a repository that could not be fetched, a path that is not there among others; the output says why), one of several named paths is not there (`muster license detect`), or something in a target could not be read and `--strict` asks to be told; also when `--online` was interrupted.',
  fault: 'A fault of ours. Please report it with the command. Where it concerns only single files (issues of code `fault`), the output is written all the same, with all that was found; of every command that reads targets the fault is what counts.',
};

/** A fault of ours in single files outweighs all else that a command found in what it read: that is not the whole. */
export const unlessFault = (read: readonly { readonly issues: readonly { readonly code: IssueCode }[] }[], otherwise: number): number =>
  read.some(({ issues }) => issues.some(({ code }) => code === 'fault')) ? exitCodes.fault : otherwise;

/** The user asked for something that cannot be: told without a stack trace, exit 2. */
export class UsageError extends Error {
  readonly remedy: string | undefined;
  constructor(message: string, remedy?: string) {
    super(message);
    this.name = 'UsageError';
    this.remedy = remedy;
  }
}
