// code of a policy must not end the program (policy/code-exit.ts); who stops it may
const exit: (status: number) => never = process.exit.bind(process);

const pending = new Set<() => void>();
let isListening = false;

/** Runs `action` when the process is told to stop (Ctrl-C, termination) before `done` was called on what it answers. */
export function onInterrupt(action: () => void): { done(): void } {
  if (!isListening) {
    isListening = true;
    process.once('SIGINT', () => stop(130));
    process.once('SIGTERM', () => stop(143));
  }
  pending.add(action);
  return { done: () => void pending.delete(action) };
}

/** The exit status says by which signal, as shells count. */
function stop(status: number): never {
  for (const action of pending) {
    try {
      action();
    } catch {
      // the others still want their turn
    }
  }
  exit(status);
}
