import { isMark } from '../text/source-tree.ts';
import { readStatements } from './statements.ts';
import { constantPath, staticText, type Values } from './values.ts';

/** Constants that a Ruby file gives a static text or number, by full name (`Example::VERSION`). */
export function readConstants(source: string): Map<string, string> {
  const constants = new Map<string, string>();
  readStatements<string>(source, {
    open: ({ keyword, nodes }) => (keyword === 'module' ? constantPath(nodes.slice(1)).name || undefined : undefined),
    statement: ({ nodes, frames }) => {
      const { name, length } = constantPath(nodes);
      if (!/^(?:.*::)?[A-Z]\w*$/.test(name) || !(isMark(nodes[length], '=') || isMark(nodes[length], '||='))) return;
      const value = staticText(nodes.slice(length + 1), scoped(constants, frames));
      if (value !== undefined) constants.set([...frames, name].join('::'), value);
    },
  });
  return constants;
}

/** Looks names up as from inside the modules: the innermost first. */
function scoped(constants: ReadonlyMap<string, string>, modules: readonly string[]): Values {
  return {
    get(name) {
      for (let depth = modules.length; depth >= 0; depth--) {
        const value = constants.get([...modules.slice(0, depth), name].join('::'));
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}
