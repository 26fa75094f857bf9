// `npm test`: sets up what is missing, then every check, the slow ones side by side. Any failure fails the whole.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = join(root, 'node_modules/node/bin/node');
const setUp = spawnSync('sh', [join(root, 'tools/set-up.sh')], { stdio: 'inherit' });
if (setUp.status !== 0) process.exit(setUp.status ?? 1);

const bin = (name) => join(root, 'node_modules/.bin', name);
const checks = [
  ['types', node, [bin('tsc'), '-p', 'tsconfig.json']],
  ['types of the web', node, [bin('tsc'), '-p', 'tsconfig.web.json']],
  ['types of browser tests', node, [bin('tsc'), '-p', 'tsconfig.browser.json']],
  ['types without a world', node, [bin('tsc'), '-p', 'tsconfig.pure.json']],
  ['lint', bin('oxlint'), ['--deny-warnings', 'src', 'tools', 'test', 'bench']],
  ['policy presets', node, ['tools/generate-presets.ts', '--check']],
  ['registries', node, ['tools/generate-registries.ts', '--check']],
  ['report page', node, ['tools/generate-report-page.ts', '--check']],
  ['notices', node, ['tools/generate-notices.mjs', '--check']],
  ['reference', node, ['tools/generate-reference.ts', '--check']],
  ['our own gate', join(root, 'bin/muster'), ['check', '--quiet', '--strict', '--stage', 'release', '--texts', 'tools/license-texts', '.']],
  ['browser', node, ['tools/find-browser.ts', '--install']],
];

const environment = { ...process.env, PATH: `${join(root, 'node_modules/node/bin')}:${process.env.PATH}` };

/** Output is held back until the end, so that parallel checks do not mix their lines. */
function run([name, command, args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: root, env: environment });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ name, ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ name, ok: code === 0, output, seconds: (performance.now() - started) / 1000 }));
  });
}

let failed = 0;
for (const result of await Promise.all(checks.map(run))) {
  console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${result.name} (${result.seconds?.toFixed(1)} s)`);
  if (!result.ok) {
    console.log(result.output);
    failed++;
  }
}
const tests = spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], { cwd: root, env: environment, stdio: 'inherit' });
if (tests.status !== 0) failed++;
process.exit(failed === 0 ? 0 : 1);
