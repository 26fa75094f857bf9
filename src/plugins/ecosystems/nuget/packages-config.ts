import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { readXmlList } from '#core/plugin/read-xml.ts';
import { packagePurl } from './package-purl.ts';
import { baseName, projectsIn } from './project-index.ts';

/** packages.config: a flat list of all packages of a project, those of dependencies included; `packages.<project>.config` beside several. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const { root, items } = readXmlList(found, file, ['package']);
  if (root.name !== 'packages') {
    found.issue({ code: 'malformed', line: root.line, message: `the root element is "${root.name}" and not "packages"`, remedy: 'Repair the file.' });
    return;
  }
  const projects = projectsIn(tree, file.directory);
  const named = /^packages\.(.+)\.config$/i.exec(file.name)?.[1]?.toLowerCase();
  const path = projects.find((candidate) => named !== undefined && baseName(candidate).toLowerCase() === named) ?? (projects.length === 1 ? projects[0] : undefined);
  const name = path === undefined ? (named ?? (file.directory === '.' ? file.name : nameOf(file.directory))) : baseName(path);
  const project = found.project({ path: file.directory, name, file: path ?? file.path, line: 1 });
  for (const element of items()) {
    const id = element.attributes.get('id')?.trim() ?? '';
    const version = element.attributes.get('version')?.trim() ?? '';
    if (id === '') {
      found.issue({ code: 'partial', line: element.line, message: 'a package has no id', remedy: 'Repair the entry.' });
      continue;
    }
    if (version === '') found.issue({ code: 'unresolved', line: element.line, message: `the package ${id} has no version`, remedy: 'Write the version, or remove the entry.' });
    const isDevelopment = element.attributes.get('developmentDependency')?.toLowerCase() === 'true';
    const node = found.component({
      purl: packagePurl(id, version === '' ? undefined : version),
      requirement: element.attributes.get('allowedVersions'),
      line: element.line,
    });
    found.depends(project, node, isDevelopment ? 'development' : 'runtime');
  }
}
