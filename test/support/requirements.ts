/** Lines of a requirements.txt that is complete: where all have hashes, pip takes nothing that has none. */
export const hashed = (...requirements: readonly string[]): string => requirements.map((requirement) => `${requirement} --hash=sha256:${'c'.repeat(64)}\n`).join('');
