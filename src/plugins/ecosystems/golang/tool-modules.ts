import type { NodeId } from '#core/inventory/extraction.ts';

/** Which of the required modules hold the packages of tools; the others are not remembered. */
export class ToolModules {
  /** Paths of the tools with a slash at their end, sorted. */
  readonly #tools: readonly string[];
  readonly #nodes = new Map<string, NodeId>();

  constructor(tools: readonly { readonly path: string }[]) {
    this.#tools = tools.map(({ path }) => `${path}/`).sort();
  }

  add(path: string, node: NodeId): void {
    if (this.#mayHoldTool(`${path}/`)) this.#nodes.set(path, node);
  }

  /** The module that provides the package is the one with the longest path that starts it. */
  holderOf(tool: string): NodeId | undefined {
    for (let prefix = tool; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))) {
      const node = this.#nodes.get(prefix);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  /** Those that begin so stand together, behind all that come before it. */
  #mayHoldTool(beginning: string): boolean {
    let [from, to] = [0, this.#tools.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#tools[middle]! < beginning) from = middle + 1;
      else to = middle;
    }
    return this.#tools[from]?.startsWith(beginning) === true;
  }
}
