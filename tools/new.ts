// Scaffolds a plugin: npm run new ecosystem pub. Writes one folder, registers it, and prints what to do next.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [kind, id] = process.argv.slice(2);

if (kind !== 'ecosystem' || id === undefined || !/^[a-z][a-z0-9-]*$/.test(id)) {
  console.error('Use: npm run new ecosystem ID   (ID: lower-case letters, digits and dashes; the purl type where there is one)');
  process.exit(2);
}

const folder = join(root, 'src/plugins/ecosystems', id);
if (existsSync(folder)) {
  console.error(`src/plugins/ecosystems/${id} exists already.`);
  process.exit(2);
}

const lockfile = `${id}.lock`;

const files: Readonly<Record<string, string>> = {
  'index.ts': `import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: '${id}',
  title: '${id}',
  sources: [
    {
      id: 'lock',
      title: '${lockfile}',
      kind: 'lockfile',
      files: ['${lockfile}'],
      load: () => import('./lock.ts'),
    },
  ],
});
`,
  'lock.ts': `import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';

/** Lines \`name version\`. Replace this by the real format. */
export default function extract({ file, found }: ExtractInput): void {
  const project = found.project({ path: file.directory, name: file.directory === '.' ? '${id}' : file.directory, file: file.path });
  for (const [index, line] of file.text().split('\\n').entries()) {
    const [name, version] = line.trim().split(' ');
    if (name === undefined || name === '') continue;
    if (version === undefined) {
      found.issue({ code: 'partial', line: index + 1, message: \`\${name} has no version\`, remedy: 'Let the package manager write the file again.' });
      continue;
    }
    found.depends(project, found.component({ purl: makePurl({ type: '${id}', name, version }), line: index + 1 }));
  }
}
`,
  [`fixtures/simple/input/${lockfile}`]: 'left 1.0.0\nright 2.1.0\n',
};

for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
node('tools/generate-registries.ts');
node('tools/generate-reference.ts');
node('tools/golden.ts', `src/plugins/ecosystems/${id}/fixtures/simple`, '--write');
console.log(`src/plugins/ecosystems/${id}/ is there and already works: muster scan src/plugins/ecosystems/${id}/fixtures/simple/input
Next: the real format in lock.ts, fixtures for every case, npm run golden, npm test.
Guide: docs/guide/adding-an-ecosystem.md`);
