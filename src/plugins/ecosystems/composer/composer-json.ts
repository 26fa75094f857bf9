import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, text } from '#core/text/value.ts';
import { installedBeside } from './installed-packages.ts';
import { composerPurl } from './package-entry.ts';
import { addProject } from './project.ts';
import { composerJson } from './shapes.ts';

/** A `composer.json` that no lockfile accounts for. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const manifest = parseJson(file.text());
  if (!isRecord(manifest.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the manifest is not a JSON object', remedy: 'Repair composer.json.' });
    return;
  }
  checkShape(found, manifest, composerJson);
  const project = addProject(found, file, manifest);
  const installed = installedBeside(tree, file.directory, manifest.value);
  const open: Asked[] = [];
  for (const [section, scope] of [['require', 'runtime'], ['require-dev', 'development']] as const) {
    for (const [name, value] of entries(manifest.value, section)) {
      const requirement = text(value) ?? '';
      const version = exactVersion(requirement);
      const purl = composerPurl(name, version);
      if (purl === undefined) continue;
      const line = manifest.line(section, name);
      if (version === undefined && !installed.has(name.toLowerCase())) open.push({ name, line });
      found.depends(project, found.component({ purl, requirement, line }), scope);
    }
  }
  reportUnresolved(found, open, 'Commit the composer.lock that `composer update` writes, or scan with --online.');
}

/** The version that a requirement allows only: `1.2.3`, `=1.2.3`, with or without a stability (`@beta`). */
export function exactVersion(requirement: string): string | undefined {
  const text = requirement.split('@')[0]!.trim();
  const version = text.startsWith('=') ? text.replace(/^==?/, '').trim() : text;
  return /^v?\d+(?:\.\d+){1,3}(?:[-._+]?[A-Za-z][\w.+-]*)?$/.test(version) && !version.endsWith('-dev') ? version : undefined;
}
