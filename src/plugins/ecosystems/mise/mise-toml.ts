import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries } from '#core/text/value.ts';
import { miseToml } from './shapes.ts';
import { readVersions } from './versions.ts';
import { toolPurl } from './tool.ts';

/** The tools that a project wants on the machines of those who work on it. */
export default function extract({ file, found }: ExtractInput): void {
  const toml = parseToml(file.text());
  checkShape(found, toml, miseToml);
  const open: Asked[] = [];
  for (const [tool, value] of entries(toml.value, 'tools')) {
    const line = toml.line('tools', tool);
    const versions = readVersions(value);
    if (versions.length === 0) {
      found.issue({
        code: 'malformed',
        line,
        message: `the tool ${JSON.stringify(tool.slice(0, 100))} has no version`,
        remedy: 'Write its version as a text, a list of texts, or a table with version.',
      });
    }
    for (const { exact, requirement, isLocal } of versions) {
      if (isLocal) continue;
      if (exact === undefined) open.push({ name: tool, line });
      found.component({ purl: toolPurl(tool, exact), requirement, scope: 'development', direct: true, line });
    }
  }
  reportUnresolved(found, open, 'Write an exact version, or commit mise.lock (mise settings lockfile=true).');
}
