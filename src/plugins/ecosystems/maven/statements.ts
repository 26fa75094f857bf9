import type { SourceNode } from '#core/text/source-tree.ts';

/** The statements of a block of Groovy, Kotlin or Scala: one a line, unless a line ends or the next one begins so that it must go on. */
export function statements(nodes: readonly SourceNode[]): SourceNode[][] {
  const found: SourceNode[][] = [];
  let open: SourceNode[] = [];
  nodes.forEach((node, at) => {
    const isBreak = node.kind === 'newline' || (node.kind === 'mark' && node.text === ';');
    if (!isBreak) open.push(node);
    else if (open.length > 0 && !(node.kind === 'newline' && goesOn(open.at(-1)!, nodes[at + 1]))) {
      found.push(open);
      open = [];
    }
  });
  if (open.length > 0) found.push(open);
  return found;
}

const trailing = new Set([',', '=', ':=', '+', '+=', '++=', '.', '?.', '?:', '&&', '||', ':', '->', '%', '%%', '%%%']);
const leading = new Set(['.', '?.', '?:', '&&', '||', '+', '%', '%%', '%%%']);

const goesOn = (last: SourceNode, next: SourceNode | undefined): boolean =>
  (last.kind === 'mark' && trailing.has(last.text)) || last.kind === 'key' || (next?.kind === 'mark' && leading.has(next.text));

export const wordsOf = (nodes: readonly SourceNode[]): string[] => nodes.flatMap((node) => (node.kind === 'word' ? [node.text] : []));
