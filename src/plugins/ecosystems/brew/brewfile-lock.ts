import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, get, text } from '#core/text/value.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { brewPurl } from './brew-purl.ts';
import { readBrewfile } from './brewfile-entries.ts';
import { brewfileLock } from './shapes.ts';

/** Written by `brew bundle` until 2024, with the versions that it installed. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, brewfileLock);
  const manifest = tree.get(`${file.directory}/Brewfile`);
  const locked = new Set<string>();
  for (const kind of ['brew', 'cask'] as const) {
    for (const [name, entry] of entries(json.value, 'entries', kind)) {
      const version = text(entry, 'version');
      locked.add(`${kind} ${name}`);
      found.component({ purl: brewPurl(name, version), scope: 'development', direct: true, line: json.line('entries', kind, name) });
      if (version === undefined) {
        found.issue({
          code: 'unresolved',
          line: json.line('entries', kind, name),
          message: `${name} has no version in the lockfile`,
          remedy: 'Run brew bundle again to write it.',
        });
      }
    }
  }
  for (const kind of ['mas', 'whalebrew', 'vscode'] as const) {
    const names = Object.keys((get(json.value, 'entries', kind) as object | undefined) ?? {});
    if (names.length > 0) found.issue({
      code: 'unsupported',
      line: json.line('entries', kind),
      message: `entries of ${kind} were left out: ${enumerate(names)}`,
      remedy: 'List them in an SBOM of the machine if they matter.',
    });
  }
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const missing = readBrewfile(manifest.text()).filter(({ kind, name }) => (kind === 'brew' || kind === 'cask') && !locked.has(`${kind} ${name}`));
  for (const { name, line } of missing) found.component({
    purl: brewPurl(name),
    scope: 'development',
    direct: true,
    file: manifest.path,
    line,
    evidence: 'manifest',
  });
  if (missing.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      file: manifest.path,
      line: firstLine(missing),
      message: `${file.path} lacks what is asked for here: ${enumerate(missing.map(({ name }) => name))}`,
      remedy: 'Run brew bundle again to write the lockfile.',
    });
  }
}
