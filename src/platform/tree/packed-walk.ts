import { licenseFileRoles } from '#core/model/license-facts.ts';
import type { ListedLicenseFile } from '../licenses/read-license-files.ts';
import type { Walk, WalkedFile } from './walk-state.ts';

/** What a thread has walked, as plain data that crosses fast: a few long texts instead of tens of thousands of objects. */
export interface PackedWalk extends Omit<Walk, 'files' | 'licenseFiles'> {
  readonly files: PackedFiles;
  readonly licenseFiles: PackedLicenseFiles;
}

interface PackedFiles {
  readonly paths: string;
  /** Bits: installed, executable, with its text. */
  readonly marks: Uint8Array;
  /** One after the other. */
  readonly texts: string;
  /** Where each text ends. */
  readonly ends: Uint32Array;
}

interface PackedLicenseFiles {
  readonly paths: string;
  /** Places in the list of roles. */
  readonly roles: Uint8Array;
}

export const packWalk = ({ files, licenseFiles, ...walk }: Walk): PackedWalk => ({ ...walk, files: packFiles(files), licenseFiles: packLicenseFiles(licenseFiles) });

export const unpackWalk = ({ files, licenseFiles, ...walk }: PackedWalk): Walk => ({ ...walk, files: unpackFiles(files), licenseFiles: unpackLicenseFiles(licenseFiles) });

const packLicenseFiles = (files: readonly ListedLicenseFile[]): PackedLicenseFiles => ({
  paths: files.map(({ path }) => path).join('\0'),
  roles: Uint8Array.from(files, ({ role }) => licenseFileRoles.indexOf(role)),
});

const unpackLicenseFiles = ({ paths, roles }: PackedLicenseFiles): ListedLicenseFile[] => split(paths, roles.length).map((path, index) => ({ path, role: licenseFileRoles[roles[index]!]! }));

function packFiles(files: readonly WalkedFile[]): PackedFiles {
  const ends = new Uint32Array(files.length);
  let end = 0;
  for (const [index, { text }] of files.entries()) ends[index] = end += text?.length ?? 0;
  return {
    paths: files.map(({ path }) => path).join('\0'),
    marks: Uint8Array.from(files, ({ installed, executable, text }) => Number(installed) | (Number(executable) << 1) | (Number(text !== undefined) << 2)),
    texts: files.map(({ text }) => text ?? '').join(''),
    ends,
  };
}

function unpackFiles({ paths, marks, texts, ends }: PackedFiles): WalkedFile[] {
  return split(paths, marks.length).map((path, index) => {
    const mark = marks[index]!;
    return { path, installed: (mark & 1) !== 0, executable: (mark & 2) !== 0, text: (mark & 4) === 0 ? undefined : texts.slice(ends[index - 1] ?? 0, ends[index]) };
  });
}

/** Paths have no zero character; of no paths there is one text that is empty. */
const split = (paths: string, count: number): string[] => (count === 0 ? [] : paths.split('\0'));
