import { JsonRecords } from '#core/inventory/json-records.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { paragraphsOfFile, type ControlParagraph } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, fileOf, rootBefore } from '#core/linux/root-file-system.ts';
import type { Hash } from '#core/model/component.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { addCopyright } from './copyright.ts';
import { addPackage, debianPackage, valueOf } from './installed-package.ts';

/** dpkg(1), "package states": in these the files of the package are in place. */
const installed = new Set(['installed', 'triggers-awaited', 'triggers-pending']);
const absent = new Set(['not-installed', 'config-files']);

export default function extract({ file, tree, found }: ExtractInput): void {
  const root = rootBefore(file.path, 4);
  const distribution = distributionOf(tree, root);
  const automatic = automaticallyInstalled(fileOf(tree, root, 'var/lib/apt/extended_states'));
  const hashesOf = availableHashes(fileOf(tree, root, 'var/lib/dpkg/available'));
  const requirements = new Requirements();
  const nameless: number[] = [];
  const halfway: Asked[] = [];
  for (const paragraph of paragraphsOfFile(file)) {
    const pkg = debianPackage(paragraph);
    const state = valueOf(paragraph, 'status')?.split(/\s+/).at(-1) ?? 'not-installed';
    if (absent.has(state)) continue;
    if (pkg === undefined) {
      nameless.push(paragraph.line);
      continue;
    }
    if (!installed.has(state)) {
      halfway.push({ name: `${pkg.name} (${state})`, line: paragraph.line });
      continue;
    }
    const key = `${pkg.name}:${pkg.arch ?? ''}`;
    const direct = automatic === undefined ? undefined : !automatic.has(key);
    const purl = addPackage(found, requirements, paragraph, pkg, { distribution, file: file.path, hashes: hashesOf(`${key}:${pkg.version}`), direct });
    addCopyright(found, tree, root, pkg.name, purl);
  }
  requirements.link(found);
  if (nameless.length > 0) {
    found.issue({
      code: 'partial',
      line: nameless[0],
      message: `${nameless.length === 1 ? 'one entry has' : `${nameless.length} entries have`} no package name or no version (line ${enumerate(nameless)})`,
      remedy: 'Repair the database with dpkg --audit and dpkg --configure -a, then scan again.',
    });
  }
  if (halfway.length > 0) {
    found.issue({
      code: 'partial',
      line: firstLine(halfway),
      message: `packages are not completely installed and were left out: ${enumerate(halfway.map(({ name }) => name))}`,
      remedy: 'Finish or undo their installation with dpkg --configure -a, then scan again.',
    });
  }
}

/** `name:arch` of what apt installed only for others; `undefined` when nobody recorded it. */
function automaticallyInstalled(file: SourceFile | undefined): TextMap | undefined {
  if (file === undefined) return undefined;
  const automatic = new TextMap();
  for (const paragraph of paragraphsOfFile(file)) {
    if (valueOf(paragraph, 'auto-installed') !== '1') continue;
    automatic.set(`${valueOf(paragraph, 'package')}:${valueOf(paragraph, 'architecture') ?? ''}`, 1);
  }
  return automatic;
}

/** Digests of the package files by `name:arch:version`, from the list of packages that could be had. */
function availableHashes(file: SourceFile | undefined): (key: string) => readonly Hash[] | undefined {
  if (file === undefined) return () => undefined;
  const numbers = new TextMap();
  const records = new JsonRecords<readonly Hash[]>();
  for (const paragraph of paragraphsOfFile(file)) {
    const hashes = hashesIn(paragraph);
    if (hashes.length > 0) numbers.set(`${valueOf(paragraph, 'package')}:${valueOf(paragraph, 'architecture') ?? ''}:${valueOf(paragraph, 'version')}`, records.push(hashes));
  }
  return (key) => {
    const number = numbers.get(key);
    return number === undefined ? undefined : records.at(number);
  };
}

const fields = [['md5sum', 'MD5', 32], ['sha1', 'SHA-1', 40], ['sha256', 'SHA-256', 64], ['sha512', 'SHA-512', 128]] as const;

function hashesIn(paragraph: ControlParagraph): Hash[] {
  return fields.flatMap(([field, algorithm, length]) => {
    const value = valueOf(paragraph, field)?.toLowerCase();
    return value !== undefined && value.length === length && /^[0-9a-f]+$/.test(value) ? [{ algorithm, value }] : [];
  });
}
