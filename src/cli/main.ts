#!/usr/bin/env node
import module from 'node:module';
import { version } from './version.ts';

// The answer to --version must not wait for anything else.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  process.stdout.write(`muster ${version}\n`);
} else if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(`muster: Node.js 24 or newer is needed, this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2));
}
