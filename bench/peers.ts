import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measure.ts';

export interface Peer {
  readonly name: string;
  /** The command that lists what is in a directory. */
  scan(directory: string): Command;
}

interface Recipe {
  readonly name: string;
  readonly program: string;
  install(folder: string): void;
  args(directory: string): string[];
}

const go = (module: string) => (folder: string) => void execFileSync('go', ['install', module], { stdio: 'pipe', env: { ...process.env, GOBIN: join(folder, 'bin') } });

const npm = (name: string) => (folder: string) => void execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', name], { stdio: 'pipe' });

/** Pinned, so that figures of two days can be compared. */
const recipes: readonly Recipe[] = [
  { name: 'syft 1.40.0', program: 'bin/syft', install: go('github.com/anchore/syft/cmd/syft@v1.40.0'), args: (directory) => ['-q', `dir:${directory}`, '-o', 'json'] },
  { name: 'osv-scalibr', program: 'bin/scalibr', install: go('github.com/google/osv-scalibr/binary/scalibr@latest'), args: (directory) => ['--root', directory, '--offline', '-o', 'cdx-json=/dev/null'] },
  { name: 'cdxgen 12.8.4', program: 'node_modules/.bin/cdxgen', install: npm('@cyclonedx/cdxgen@12.8.4'), args: (directory) => ['--no-install-deps', '--no-babel', '--no-validate', '-o', '/dev/stdout', directory] },
];

/** The peers that can be had here, installed once into `.bench/`; those that cannot are named. */
export function peers(root: string, names: readonly string[]): Peer[] {
  const folder = join(root, '.bench');
  mkdirSync(folder, { recursive: true });
  return recipes.filter(({ name }) => names.some((wanted) => name.startsWith(wanted))).flatMap((recipe): Peer[] => {
    const program = join(folder, recipe.program);
    try {
      if (!existsSync(program)) {
        console.log(`installing ${recipe.name} …`);
        recipe.install(folder);
      }
      return [{ name: recipe.name, scan: (directory) => ({ name: recipe.name, command: program, args: recipe.args(directory) }) }];
    } catch (error) {
      console.log(`${recipe.name} cannot be had here: ${String(error).split('\n')[0]}`);
      return [];
    }
  });
}
