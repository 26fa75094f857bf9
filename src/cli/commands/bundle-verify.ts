import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { verifyBundle } from '#features/bundle/verify-bundle.ts';
import { readBundle } from '#platform/bundle/read-bundle.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { sha256 } from './bundle.ts';

export interface BundleVerifyOptions {
  readonly format?: string;
  readonly output?: string;
}

/** `muster bundle verify`: whether a bundle is what its manifest says. */
export async function bundleVerify(place: string, options: BundleVerifyOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'the check of a bundle');
  const { problems, manifest, intact } = verifyBundle(readBundle(place), sha256);
  const document = { schema: 'muster-bundle-check/1', bundle: place, valid: problems.length === 0, intact, files: manifest?.files.length ?? 0, missing: manifest?.missing ?? [], problems };
  const lines = [
    ...problems.map(({ fault, path, message }) => `${fault.padEnd(9)} ${path === undefined ? '' : `${printable(path)}: `}${printable(message)}\n`),
    problems.length === 0 ? `${place} is intact: ${count(intact, 'file')}, made for ${manifest!.subjects.map(({ name, version }) => printable(version === undefined ? name : `${name} ${version}`)).join(', ')} at ${printable(manifest!.generatedAt)}.\n`
      : `${place} is not what its manifest says: ${count(problems.length, 'problem')}, ${count(intact, 'file')} intact. Take the bundle from whoever made it again, or make it again with muster bundle.\n`,
    ...(manifest === undefined ? [] : missingLines(manifest.missing)),
  ];
  const pieces = format === 'json' ? [`${JSON.stringify(document, null, 1)}\n`] : lines;
  if (file === undefined) await writeStandardOutput(pieces);
  else writeFile(file, pieces);
  return problems.length === 0 ? exitCodes.done : exitCodes.findings;
}

/** More of them stand in the manifest. */
const shownMissing = 20;

function missingLines(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const left = missing.length - shownMissing;
  return [`It was made without ${count(missing.length, 'thing')}:\n`, ...missing.slice(0, shownMissing).map((one) => `  - ${printable(one)}\n`), ...(left > 0 ? [`  and ${left} more, which its manifest.json names\n`] : [])];
}
