import type { Scope } from '#core/model/scope.ts';
import { isGroup, isMark, type SourceNode } from '#core/text/source-tree.ts';
import { accessorOf } from './version-catalog.ts';

/** A name with dots (`libs.a.b`), or `?.` and the alias that a catalog is asked for (`findLibrary("a-b")`), that stands somewhere in a script. */
export interface Mention {
  readonly name: string;
  readonly scope: Scope;
  readonly line: number;
}

/** Notes what could be entries of version catalogs in code that is not understood otherwise. */
export function noteMentions(nodes: readonly SourceNode[], scope: Scope, into: Mention[]): void {
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    if (isGroup(node)) noteMentions(node.items, scope, into);
    if (node.kind !== 'word') continue;
    const { line } = node;
    let name = node.text;
    let last = node.text;
    for (;;) {
      const next = nodes[at + 2];
      if (!isMark(nodes[at + 1], '.') || next?.kind !== 'word') break;
      last = next.text;
      name += `.${last}`;
      at += 2;
    }
    const group = nodes[at + 1];
    const alias = isGroup(group, '(') ? group.items[0] : undefined;
    if ((last === 'findLibrary' || last === 'findBundle') && alias?.kind === 'text') into.push({ name: `?.${last === 'findBundle' ? 'bundles.' : ''}${accessorOf(alias.text)}`, scope, line });
    else if (name !== last) into.push({ name: name.replace(/(?:\.(?:get|asProvider|orNull))+$/, ''), scope, line });
  }
}
