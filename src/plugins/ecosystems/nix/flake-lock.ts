import { checkShape } from '#core/inventory/check-shape.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, get, list, scalar, text, type Value } from '#core/text/value.ts';
import { flakeInput } from './flake-input.ts';
import { flakeLock } from './shapes.ts';
import { compareFlake } from './stale-flake.ts';

/** The lockfile of a flake is a graph: nodes with what they are locked to, and inputs by name that lead to nodes or along a path from the root. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, flakeLock);
  const version = scalar(json.value, 'version') ?? '';
  if (!['5', '6', '7'].includes(version)) {
    found.issue({
      code: 'unsupported-version',
      line: json.line('version'),
      message: `version ${version || 'none'} of flake.lock is not known; it was read as version 7`,
      remedy: 'Check the inputs by hand and report the version.',
    });
  }
  const rootName = text(json.value, 'root') ?? 'root';
  const manifest = tree.get(`${file.directory}/flake.nix`);
  if (manifest !== undefined) found.claim(manifest.path);
  const project = found.project({
    path: file.directory,
    name: file.directory === '.' ? 'flake' : nameOf(file.directory),
    file: manifest?.path ?? file.path,
  });
  const nodes = new TextMap();
  nodes.set(rootName, project);
  const named = entries(json.value, 'nodes');
  for (const [name, node] of named) {
    if (name === rootName) continue;
    const line = json.line('nodes', name);
    const input = flakeInput(get(node, 'locked'), get(node, 'original'));
    if (input === undefined) {
      found.issue({
        code: 'unsupported',
        line,
        message: `the input ${name} is locked to something of the unknown type ${text(node, 'locked', 'type') ?? 'none'}`,
        remedy: 'Add it to the inventory by hand, or report the type.',
      });
    } else nodes.set(name, found.component({ ...input, line }));
  }
  for (const [name, node] of named) {
    const from = nodes.get(name);
    if (from === undefined) continue;
    for (const [input, target] of entries(node, 'inputs')) {
      const resolved = resolve(target);
      const to = nodes.get(resolved ?? '');
      if (to !== undefined) found.depends(from, to);
      else if (resolved === undefined) {
        found.issue({
          code: 'malformed',
          line: json.line('nodes', name, 'inputs', input),
          message: `the input ${input} of ${name} leads nowhere`,
          remedy: 'Write the lockfile again with nix flake lock.',
        });
      }
    }
  }
  if (manifest !== undefined) compareFlake({ file, found }, manifest, project, { value: json.value, root: rootName });

  /** A node's name, or where a path of input names (`follows`) ends; paths may themselves lead over paths, but not in circles. */
  function resolve(target: Value): string | undefined {
    let budget = 1000;
    const step = (from: Value, depth: number): string | undefined => {
      if (typeof from === 'string') return from;
      if (list(from).length === 0) return undefined;
      let at = rootName;
      for (const name of list(from)) {
        if (depth > 50 || budget-- <= 0) return undefined;
        const next = step(get(json.value, 'nodes', at, 'inputs', typeof name === 'string' ? name : ''), depth + 1);
        if (next === undefined) return undefined;
        at = next;
      }
      return at;
    };
    return step(target, 0);
  }
}
