import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, scalar, text } from '#core/text/value.ts';
import { addProject } from './add-project.ts';
import { elmPurl, exactVersion } from './elm-purl.ts';
import { elmPackage, exactDependencies } from './shapes.ts';

/** Elm before 0.19 stated ranges; the last build left in `elm-stuff/exact-dependencies.json` what it took, direct and indirect. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the manifest is not a JSON object', remedy: 'Repair elm-package.json.' });
    return;
  }
  checkShape(found, json, elmPackage);
  const name = /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec((text(json.value, 'repository') ?? '').slice(-200))?.[1];
  const project = addProject(found, file, json.value, name);
  const list = tree.get(`${file.directory}/elm-stuff/exact-dependencies.json`);
  const taken = list === undefined ? undefined : readOrReport(found, list, () => parseJson(list.text()));
  if (list !== undefined && taken !== undefined) checkShape(found, taken, exactDependencies, list.path);
  const open: Asked[] = [];
  for (const [dependency, value] of entries(json.value, 'dependencies')) {
    const requirement = scalar(value) ?? '';
    const exact = scalar(taken?.value, dependency) ?? exactVersion(requirement);
    const purl = elmPurl(dependency, exact);
    const line = json.line('dependencies', dependency);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: `${JSON.stringify(dependency)} is not author/package`, remedy: 'Repair elm-package.json.' });
      continue;
    }
    if (exact === undefined) open.push({ name: dependency, line });
    found.depends(project, found.component({ purl, requirement, needsNothing: taken !== undefined, line }));
  }
  for (const [indirect, value] of entries(taken?.value)) {
    const purl = elmPurl(indirect, scalar(value));
    if (purl !== undefined) found.component({ purl, evidence: 'installed', file: list!.path, line: taken!.line(indirect), needsNothing: true });
  }
  reportUnresolved(found, open, 'Scan after a build, which leaves elm-stuff/exact-dependencies.json.');
}
