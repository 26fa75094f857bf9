import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { nameAndVersion, opamPurl } from './opam-purl.ts';
import { readOpam, type OpamDependency } from './opam-text.ts';

/** What is installed in a switch: `.opam-switch/switch-state`, with the opam file of each package beside it. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  const needs = new Map<NodeId, readonly OpamDependency[]>();
  for (const { text, line } of entriesOf(file.text())) {
    const named = nameAndVersion(text);
    if (named === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(text.slice(0, 100))} is not name.version`,
        remedy: 'Let opam write the state of the switch again.',
      });
      continue;
    }
    const purl = opamPurl(named.name, named.version);
    const record = tree.get(joinPath(file.directory, `packages/${text}/opam`) ?? '');
    const opam = record === undefined ? undefined : readOpam(record.text());
    const node = found.component({ purl, line });
    if (record !== undefined) {
      found.claim(record.path);
      found.component({ purl, licenses: opam?.licenses, metadata: opam?.metadata, file: record.path });
    }
    nodes.set(named.name, node);
    needs.set(node, opam?.dependencies ?? []);
  }
  for (const [node, dependencies] of needs) {
    for (const { name, scope } of dependencies) {
      const target = nodes.get(name);
      if (target !== undefined && (scope === 'runtime' || scope === 'build' || scope === 'optional')) found.depends(node, target, scope);
    }
  }
}

/** A list of texts in the field `installed`, or plain lines. */
function entriesOf(source: string): readonly { text: string; line: number }[] {
  const installed = readOpam(source).list('installed');
  if (installed.length > 0 || source.includes('installed:')) return installed;
  return source.split('\n').flatMap((raw, index) => {
    const text = raw.split('#')[0]!.trim();
    return text === '' ? [] : [{ text, line: index + 1 }];
  });
}
