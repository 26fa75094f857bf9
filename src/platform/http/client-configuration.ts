import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfiguration, RegistryEndpoint } from '#core/plugin/registry.ts';
import { withoutUserInfo } from '#features/online/endpoint-credentials.ts';

/**
 * The registries of the user's own client configuration: files in the home directory or named by the environment, the environment itself, the client's command.
 * Files of the scanned tree are not asked: a foreign repository must not choose where requests and credentials go. The signal ends commands, and its reason is thrown.
 */
export async function endpointsOf({ files, environment, commands, parse }: ClientConfiguration, signal: AbortSignal): Promise<readonly RegistryEndpoint[]> {
  const answers = await Promise.all(commands.map((words) => run(words, signal)));
  signal.throwIfAborted();
  const texts = new Map(files.flatMap((name) => placesOf(name).flatMap(([key, path]) => {
    const text = read(path);
    return text === undefined ? [] : [[key, text] as const];
  })));
  const endpoints = parse({
    files: texts,
    environment: new Map([...new Set([...environment, ...variablesIn(texts.values())])].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    })),
    commands: new Map(answers.filter((answer) => answer !== undefined)),
  });
  return endpoints.map(withoutUserInfo).filter(({ url }) => URL.parse(url)?.protocol.startsWith('http') === true);
}

/** Variables that files of the configuration name: `${NAME}`, `${NAME-otherwise}`, `${env.NAME}`, `$NAME` alone in quotes, `%NAME%`. */
function variablesIn(texts: Iterable<string>): string[] {
  return [...texts].flatMap((text) => [...text.matchAll(/\$\{(?:env\.)?([A-Za-z_]\w*)|["']\$([A-Za-z_]\w*)["']|%([A-Za-z_]\w*)%/g)].map((match) => (match[1] ?? match[2] ?? match[3])!));
}

/** The name and path of a file; with a `*`, of all that are there. */
function placesOf(name: string): (readonly [key: string, path: string])[] {
  const path = expand(name);
  if (path === undefined) return [];
  const star = path.indexOf('/*/');
  if (star === -1) return [[name, path]];
  try {
    return readdirSync(path.slice(0, star)).sort().map((folder) => join(path.slice(0, star), folder, path.slice(star + 3))).map((found) => [found, found] as const);
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function expand(name: string): string | undefined {
  if (name.startsWith('~/')) return join(homedir(), name.slice(2));
  if (name.startsWith('/')) return name;
  if (!name.startsWith('$')) return undefined;
  const slash = name.indexOf('/');
  const variable = process.env[slash === -1 ? name.slice(1) : name.slice(1, slash)];
  return variable === undefined || variable === '' ? undefined : slash === -1 ? variable : join(variable, name.slice(slash + 1));
}

/** Run in the home directory, for the reason above; a client that is not there or hangs has nothing to say. */
function run(words: readonly string[], signal: AbortSignal): Promise<readonly [string, string] | undefined> {
  const [command = '', ...args] = words;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(undefined);
    const end = (): void => {
      // what it has started may hold its output open: the answer is not waited for
      client.kill('SIGKILL');
      client.stdout?.destroy();
      client.stderr?.destroy();
      resolve(undefined);
    };
    signal.addEventListener('abort', end, { once: true });
    const client = execFile(command, args, { cwd: homedir(), timeout: 60_000, encoding: 'utf8', maxBuffer: 2 ** 20 }, (error, output) => {
      signal.removeEventListener('abort', end);
      resolve(error === null ? [words.join(' '), output] : undefined);
    });
  });
}
