import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, isRecord, scalar, text } from '#core/text/value.ts';
import { addProject } from './add-project.ts';
import { elmPurl, exactVersion } from './elm-purl.ts';
import { application, elmPackage } from './shapes.ts';

/** An application locks all versions, direct and indirect; a package states ranges. */
export default function extract({ file, found }: ExtractInput): void {
  const json = readJson(file);
  const type = text(json.value, 'type');
  if (!isRecord(json.value) || (type !== 'application' && type !== 'package')) {
    found.issue({ code: 'malformed', line: 1, message: 'it is neither of an application nor of a package', remedy: 'Repair elm.json.' });
    return;
  }
  checkShape(found, json, type === 'application' ? application : elmPackage);
  const project = addProject(found, file, json.value, text(json.value, 'name'));
  const sections: readonly (readonly [string, Scope])[] = [['dependencies', 'runtime'], ['test-dependencies', 'test']];
  const open: Asked[] = [];
  for (const [section, scope] of sections) {
    const parts = type === 'application' ? [[section, 'direct'], [section, 'indirect']] : [[section]];
    for (const place of parts) {
      for (const [dependency, value] of entries(json.value, ...place)) {
        const written = scalar(value) ?? '';
        const exact = type === 'application' ? written : exactVersion(written);
        const purl = elmPurl(dependency, exact);
        const line = json.line(...place, dependency);
        if (purl === undefined) {
          found.issue({ code: 'partial', line, message: `${JSON.stringify(dependency)} is not author/package`, remedy: 'Repair elm.json.' });
          continue;
        }
        if (exact === undefined) open.push({ name: dependency, line });
        const isDirect = place[1] !== 'indirect';
        const node = found.component({ purl, requirement: exact === undefined ? written : undefined, line, ...(isDirect ? {} : { scope }) });
        if (isDirect) found.depends(project, node, scope);
      }
    }
  }
  reportUnresolved(found, open, 'Scan an application that uses the package.');
}
