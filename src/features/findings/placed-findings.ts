import type { FileFindings } from '#core/model/file-findings.ts';
import type { FindingsOrigin } from '#core/model/license-facts.ts';
import type { ImportedFindings } from '#core/model/package-findings.ts';
import { joinPath } from '#core/plugin/path.ts';

/** A document of findings and what it is about. */
export interface FindingsAt {
  readonly origin: FindingsOrigin;
  /** Directory of the target that was searched; `.` for its root. */
  readonly at: string;
  readonly imported: ImportedFindings;
}

/** Findings by the path that their file has in the target. */
export type Placement = ReadonlyMap<string, FileFindings>;

/**
 * Where the files of a document may lie. Usually the directory in front of its paths is the target itself; it may also be a directory of the target,
 * where ScanCode ran beside it. Which one holds is seen on the files that are there.
 */
export function placements({ at, imported: { root, files } }: FindingsAt): readonly Placement[] {
  const withRoot = placement(files, at, (file) => file);
  if (root === undefined) return [withRoot];
  const below = placement(files, at, (file) => (file.startsWith(`${root}/`) ? file.slice(root.length + 1) : undefined));
  return [below, withRoot];
}

function placement(files: readonly FileFindings[], at: string, relative: (file: string) => string | undefined): Placement {
  const placed = new Map<string, FileFindings>();
  for (const findings of files) {
    const name = relative(findings.file);
    const path = name === undefined ? undefined : joinPath(at, name);
    if (path === undefined) continue;
    if (!placed.has(path)) placed.set(path, findings);
    // what extractcode unpacked beside the archive
    const inner = path.replaceAll('-extract/', '!/');
    if (inner !== path && !placed.has(inner)) placed.set(inner, findings);
  }
  return placed;
}
