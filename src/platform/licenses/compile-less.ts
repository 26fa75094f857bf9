import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 optimise only what is hot for long, and copy less into one function while it does so. Detection is hundreds of functions that all become warm, and
 * each thread compiles its own: optimising took a sixth of the CPU of two threads, on the cores that detect (docs/decisions/0005-bundle-and-pinned-node.md).
 */
export function compileLess(): void {
  setFlagsFromString('--invocation-count-for-turbofan=30000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=400');
}
