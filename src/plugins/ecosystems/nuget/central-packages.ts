import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import { Evaluation } from './msbuild/evaluation.ts';
import { evaluateItems } from './msbuild/items.ts';
import { packagePurl } from './package-purl.ts';
import { isProjectFile } from './project-index.ts';
import { versionFor } from './version-range.ts';

/**
 * Directory.Packages.props (or Packages.props) with no project below it: the versions that projects elsewhere take, as far as they are written.
 * With projects below, these say which of the packages are used, and the file is read with them.
 */
export default function extract({ file, tree, found }: ExtractInput): void {
  for (const { path } of filesBelow(tree, file.directory)) if (isProjectFile(path)) return;
  const evaluation = new Evaluation(tree);
  evaluation.run(file.path, undefined);
  for (const issue of evaluation.issues) found.issue({ ...issue, remedy: 'Repair the file, or scan a directory that contains what it refers to.' });
  const { byType, faults } = evaluateItems(evaluation, true);
  const isOther = (path: string): boolean => path !== file.path && /(?:^|\/)(?:directory\.)?packages\.props$/i.test(path);
  for (const { line, message, file: place } of faults) {
    if (!isOther(place)) found.issue({ code: 'malformed', file: place, line, message, remedy: 'Repair the entry, or remove it.' });
  }
  const project = found.project({ path: file.directory, name: file.directory === '.' ? file.name : nameOf(file.directory), file: file.path });
  let count = 0;
  let first: number | undefined;
  for (const type of ['packageversion', 'packagereference', 'globalpackagereference']) {
    for (const item of byType.get(type) ?? []) {
      // a file of its own that the evaluation also imports
      if (isOther(item.file)) continue;
      const written = item.metadata.get('version');
      const text = written?.text.trim() ?? '';
      if (text === '' && (written?.missing.length ?? 0) === 0) {
        found.issue({ code: 'malformed', file: item.file, line: item.line, message: `${item.name} has no version`, remedy: 'Write the version, or remove the entry.' });
        continue;
      }
      const version = written!.unknown || written!.missing.length > 0 ? undefined : versionFor(text);
      count++;
      if (item.file === file.path) first ??= item.line;
      const node = found.component({
        purl: packagePurl(item.name, version),
        requirement: version === text ? undefined : text === '' ? `$(${written!.missing.join(') $(')})` : text,
        platform: item.condition,
        file: item.file,
        line: item.line,
      });
      found.depends(project, node, type === 'globalpackagereference' ? 'development' : 'runtime');
    }
  }
  if (count === 0) return;
  found.issue({
    code: 'partial',
    line: first,
    message: `no project below this file is in the scanned tree: which of its packages (${count}) are used, and what these need in turn, is not known`,
    remedy: 'Scan a directory that contains the projects too.',
  });
}
