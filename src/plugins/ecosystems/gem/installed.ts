import type { NodeId } from '#core/inventory/extraction.ts';
import { append } from '#core/inventory/multi-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { gemPurl } from './gem-purl.ts';
import { readGemspec, type Gemspec } from './gemspec-text.ts';

/** Gems as RubyGems installs them: one specification each, in a directory per Ruby; dependencies are the gems beside. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const homes = new Map<string, { readonly gemspec: Gemspec; readonly node: NodeId }[]>();
  for (const file of files) {
    found.claim(file.path);
    const gemspec = readGemspec(file, tree);
    const { name, version, platform, licenses, metadata, line } = gemspec;
    if (name === undefined || version === undefined) {
      found.issue({
        code: 'malformed', file: file.path,
        line: 1,
        message: `the specification of an installed gem has no ${name === undefined ? 'name' : 'version'} that is written out`,
        remedy: 'Install the gem again.',
      });
      continue;
    }
    const node = found.component({ purl: gemPurl(name, version), platform, licenses, metadata, file: file.path, line });
    const home = homeOf(file);
    const gems = homes.get(home);
    if (gems === undefined) homes.set(home, [{ gemspec, node }]);
    else gems.push({ gemspec, node });
  }
  for (const gems of homes.values()) {
    const byName = new Map<string, NodeId[]>();
    for (const { gemspec, node } of gems) append(byName, gemspec.name!, node);
    for (const { gemspec, node } of gems) {
      for (const { name, development } of gemspec.dependencies) {
        const targets = development ? [] : (byName.get(name) ?? []);
        // which of several versions is loaded is decided when the program runs
        if (targets.length === 1) found.depends(node, targets[0]!);
      }
    }
  }
}

function homeOf({ directory }: SourceFile): string {
  const at = `/${directory}/`.lastIndexOf('/specifications/');
  return directory.slice(0, Math.max(0, at));
}
