import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';

const folder = 'src/plugins/ecosystems';

/** What is said of a file as a whole, or of its place, and so of none of its lines. */
const ofTheWhole: readonly RegExp[] = [
  /there is no (?:package\.json|go\.mod|Cargo\.toml) beside/,
  /npm uses npm-shrinkwrap\.json beside this file/,
  /Cargo does not read this file/,
  /^the directory .* is not /,
];

/** `path code: message` without a line, of a file that has lines. */
function linelessOf(input: string, issues: readonly string[]): string[] {
  return issues.filter((issue) => {
    const [, path = '', message = ''] = /^(.*?) [a-z-]+: (.*)$/s.exec(issue) ?? [];
    if (/:\d+$/.test(path) || ofTheWhole.some((pattern) => pattern.test(message))) return false;
    return existsSync(join(input, path)) && path !== '.' && !isBinary(join(input, path));
  });
}

const isBinary = (path: string): boolean => {
  const bytes = readFileSync(path);
  return bytes.includes(0) || bytes.toString('utf8').includes('\uFFFD') || /\.(?:deb|ipk|rpm|jar|whl|egg|tgz|vsix|nupkg|db|zip|apk|dll|lockb|rar)$/.test(path);
};

describe.each(ecosystems.map(({ id }) => id))('issues of %s', (id) => {
  it('name the line in every file that has one for them', () => {
    const fixtures = join(folder, id, 'fixtures');
    for (const name of existsSync(fixtures) ? readdirSync(fixtures) : []) {
      const { issues } = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8')) as { issues: string[] };
      expect(linelessOf(join(fixtures, name, 'input'), issues), name).toEqual([]);
    }
  });
});
