import type { IssueCode } from './issue.ts';

/** What each code of an issue means to the reader of a report, and what usually helps. */
export const issueMeanings: Readonly<Record<IssueCode, { readonly meaning: string; readonly help: string }>> = {
  unreadable: { meaning: 'A file could not be opened or read.', help: 'Give the user who scans the right to read it, or exclude it.' },
  malformed: { meaning: 'A file is not what its name says: a syntax error, or another structure.', help: 'Write it again with the tool that made it.' },
  partial: { meaning: 'A file was read up to a point, or some of its entries were left out.', help: 'The message says which; correct them, or accept the gap knowingly.' },
  'unsupported-version': { meaning: 'A version of a format that Muster does not know. It was read as far as it resembles a known one.', help: 'Update Muster, or write the file in an older version of the format.' },
  unsupported: { meaning: 'A feature of a format that Muster recognises and cannot evaluate, such as code in a build script, or a licence in a binary file.', help: 'Provide a lockfile, or an SBOM made by the build itself.' },
  'too-large': { meaning: 'Something is over a limit of size, depth or number that keeps a scan safe.', help: 'Scan it on its own, or exclude it when it is no source of components.' },
  unresolved: { meaning: 'A dependency is asked for, and no file on this disk tells its exact version, or what it needs in turn.', help: 'Commit a lockfile, install the dependencies, or scan with --online.' },
  'missing-file': { meaning: 'A file names another one that is not there.', help: 'Check it out or generate it before the scan.' },
  'stale-lockfile': { meaning: 'A manifest and its lockfile do not agree.', help: 'Bring the lockfile up to date with the package manager.' },
  unsafe: { meaning: 'Something was left unread because reading it would be dangerous: a link out of the tree, a loop of links, an archive that unpacks without bounds.', help: 'Look at it before you trust the tree; exclude it when it is meant to be there.' },
  fault: { meaning: 'A mistake of Muster itself while reading a file. What was found until then is kept.', help: 'Please report it with the file.' },
  empty: { meaning: 'Nothing was found at all.', help: 'Check that the right directory was scanned and that nothing excludes its files.' },
  network: { meaning: 'A question to a registry failed; only with --online.', help: 'Check the address and credentials in the configuration of the package manager, and try again.' },
};
