import { linesOf } from '#core/linux/control-file.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';

/** Lines `tool version [version …]`; later versions are used where earlier ones are not installed. */
export default function extract({ file, found }: ExtractInput): void {
  const open: Asked[] = [];
  let number = 0;
  for (const line of linesOf(file.text())) {
    number++;
    const [tool, ...versions] = line.split('#', 1)[0]!.split(/\s+/).filter((word) => word !== '');
    if (tool === undefined) continue;
    if (versions.length === 0) {
      found.issue({
        code: 'malformed',
        line: number,
        message: `${JSON.stringify(tool.slice(0, 100))} stands there without a version`,
        remedy: 'Write the tool and its version, separated by a blank.',
      });
    }
    for (const version of versions) {
      // what the machine has anyway, and directories on it, are no packages of asdf
      if (version === 'system' || version.startsWith('file:') || version.startsWith('path:')) continue;
      const isOpen = version === 'latest' || version.startsWith('latest:');
      if (isOpen) open.push({ name: tool, line: number });
      const reference = version.startsWith('ref:') ? version.slice('ref:'.length) : undefined;
      found.component({
        purl: makePurl({ type: 'asdf', name: tool, version: isOpen ? undefined : reference ?? version }),
        requirement: isOpen ? version : undefined,
        origin: reference === undefined ? undefined : 'git',
        scope: 'development',
        direct: true,
        line: number,
      });
    }
  }
  reportUnresolved(found, open, 'Write the exact version that asdf current prints.');
}
