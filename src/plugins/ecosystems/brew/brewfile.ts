import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { makePurl } from '#core/purl/purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { brewPurl } from './brew-purl.ts';
import { readBrewfile } from './brewfile-entries.ts';

/** A list of what a machine needs, without versions. */
export default function extract({ file, found }: ExtractInput): void {
  const names: Asked[] = [];
  const foreign: string[] = [];
  let firstForeign: number | undefined;
  for (const { kind, name, line } of readBrewfile(file.text())) {
    if (kind === 'tap') continue;
    if (kind === 'brew' || kind === 'cask') found.component({ purl: brewPurl(name), scope: 'development', direct: true, line });
    else if (kind === 'vscode' && name.indexOf('.') > 0) {
      const dot = name.indexOf('.');
      found.component({
        purl: makePurl({ type: 'vscode-extension', namespace: name.slice(0, dot), name: name.slice(dot + 1) }),
        scope: 'development',
        direct: true,
        line,
      });
    } else {
      foreign.push(`${kind} ${name}`);
      firstForeign ??= line;
      continue;
    }
    names.push({ name, line });
  }
  reportUnresolved(found, names, 'Scan a machine on which they are installed, or commit Brewfile.lock.json.');
  if (foreign.length > 0) {
    found.issue({
      code: 'unsupported',
      line: firstForeign,
      message: `entries that Homebrew only passes on were left out: ${enumerate(foreign)}`,
      remedy: 'List them in an SBOM of the machine if they matter.',
    });
  }
}
