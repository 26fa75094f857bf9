import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { controlParagraphs, type ControlParagraph } from '#core/linux/control-file.ts';
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
  const hashes = availableHashes(fileOf(tree, root, 'var/lib/dpkg/available'));
  const requirements = new Requirements();
  const nameless: number[] = [];
  const halfway: Asked[] = [];
  for (const paragraph of controlParagraphs(file.text())) {
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
    const purl = addPackage(found, requirements, paragraph, pkg, { distribution, file: file.path, hashes: hashes.get(`${key}:${pkg.version}`), direct });
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
function automaticallyInstalled(file: SourceFile | undefined): Set<string> | undefined {
  if (file === undefined) return undefined;
  const automatic = new Set<string>();
  for (const paragraph of controlParagraphs(file.text())) {
    if (valueOf(paragraph, 'auto-installed') !== '1') continue;
    automatic.add(`${valueOf(paragraph, 'package')}:${valueOf(paragraph, 'architecture') ?? ''}`);
  }
  return automatic;
}

/** Digests of the package files by `name:arch:version`, from the list of packages that could be had. */
function availableHashes(file: SourceFile | undefined): Map<string, Hash[]> {
  const hashes = new Map<string, Hash[]>();
  if (file === undefined) return hashes;
  for (const paragraph of controlParagraphs(file.text())) {
    const of = hashesOf(paragraph);
    if (of.length > 0) hashes.set(`${valueOf(paragraph, 'package')}:${valueOf(paragraph, 'architecture') ?? ''}:${valueOf(paragraph, 'version')}`, of);
  }
  return hashes;
}

const fields = [['md5sum', 'MD5', 32], ['sha1', 'SHA-1', 40], ['sha256', 'SHA-256', 64], ['sha512', 'SHA-512', 128]] as const;

function hashesOf(paragraph: ControlParagraph): Hash[] {
  return fields.flatMap(([field, algorithm, length]) => {
    const value = valueOf(paragraph, field)?.toLowerCase();
    return value !== undefined && value.length === length && /^[0-9a-f]+$/.test(value) ? [{ algorithm, value }] : [];
  });
}
