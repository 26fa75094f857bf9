import type { ExtractInput } from '#core/plugin/ecosystem.ts';

/** bun.lockb is binary and changed with Bun itself; since Bun 1.2 there is bun.lock. */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (tree.get(`${file.directory}/bun.lock`) !== undefined) return;
  found.issue({
    code: 'unsupported',
    message: 'the binary lockfile of Bun is not read',
    remedy: 'Run bun install --save-text-lockfile and commit bun.lock.',
  });
}
