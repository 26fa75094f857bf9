import type { ConfigurationAnswers, RegistryEndpoint } from '#core/plugin/registry.ts';
import { encodeBase64 } from '#core/text/base64.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { parseIni } from './ini-text.ts';

export const pipFiles = [
  '$PIP_CONFIG_FILE',
  '$VIRTUAL_ENV/pip.conf',
  '$XDG_CONFIG_HOME/pip/pip.conf',
  '~/.config/pip/pip.conf',
  '~/.pip/pip.conf',
  '~/Library/Application Support/pip/pip.conf',
  '$APPDATA/pip/pip.ini',
] as const;
export const pipVariables = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'PIP_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'PIP_EXTRA_INDEX_URL'];
export const pipConfiguration = ['pip', 'config', 'list'] as const;
/** Ends with `(python 3.12)`. */
export const pipVersion = ['pip', '--version'] as const;
/** Names the index that pip takes by default. */
export const pipHelp = ['pip', 'install', '--help'] as const;

/** The main index first, then the extra ones: by variable, by what pip says it is configured with, by its files, at last by its own default. */
export function indexEndpoints({ environment, commands, files }: ConfigurationAnswers): RegistryEndpoint[] {
  const told = (commands.get(pipConfiguration.join(' ')) ?? '').split('\n').map(readSetting);
  const inFiles = [...files.values()].flatMap((content) => [...parseIni(content).values()].flatMap((section) => [...section]))
    .map(([key, { lines }]) => ({ key: key.replaceAll('_', '-'), value: lines.join(' ') }));
  const settings = [...told, ...inFiles];
  const setting = (key: string): string[] => settings.filter((item) => item.key === key).flatMap(({ value }) => value.split(/\s+/));
  const main = [
    environment.get('UV_DEFAULT_INDEX'),
    environment.get('PIP_INDEX_URL'),
    environment.get('UV_INDEX_URL'),
    ...setting('index-url'),
    defaultIndex(commands.get(pipHelp.join(' ')) ?? ''),
  ]
    .find((url) => url !== undefined && url !== '');
  const extra = [environment.get('UV_EXTRA_INDEX_URL'), environment.get('PIP_EXTRA_INDEX_URL')]
    .flatMap((value) => (value ?? '').split(/\s+/))
    .concat(setting('extra-index-url'));
  const urls = new Set([main ?? '', ...extra].map((url) => url.replace(/^[A-Za-z0-9_-]+=(?=https?:)/, '')).filter((url) => /^https?:\/\//.test(url)));
  const runtime = /\(python (\d+\.\d+)/.exec(commands.get(pipVersion.join(' ')) ?? '')?.[1];
  return [...urls].map((url) => endpointOf(url, runtime));
}

/** `global.index-url='https://…'`; several values stand in one, separated by line breaks. */
function readSetting(line: string): { key: string; value: string } {
  const equals = line.indexOf('=');
  const name = line.slice(0, Math.max(equals, 0)).trim();
  const value = line.slice(equals + 1).trim().replace(/^['"]|['"]$/g, '').replaceAll('\\n', ' ');
  return { key: name.slice(name.lastIndexOf('.') + 1).replaceAll('_', '-'), value };
}

/** From the text of help: `--index-url <url>  Base URL … (default https://…)`. */
function defaultIndex(help: string): string | undefined {
  const option = help.indexOf('--index-url');
  const start = option === -1 ? -1 : help.indexOf('(default', option);
  const end = start === -1 ? -1 : help.indexOf(')', start);
  const words = end === -1 ? [] : help.slice(start, end).split(/\s+/);
  return words.find((word) => /^https?:\/\//.test(word));
}

/** User and password go into a header. */
function endpointOf(url: string, runtime: string | undefined): RegistryEndpoint {
  const start = url.indexOf('://') + 3;
  const slash = url.indexOf('/', start);
  const authority = url.slice(start, slash === -1 ? undefined : slash);
  const path = slash === -1 ? '' : url.slice(slash);
  const at = authority.lastIndexOf('@');
  const base = `${url.slice(0, start)}${authority.slice(at + 1)}${withoutTrailingSlashes(path)}`;
  const known = runtime === undefined ? {} : { runtime };
  if (at === -1) return { url: base, ...known };
  const [user = '', ...password] = authority.slice(0, at).split(':');
  return { url: base, ...known, authorization: `Basic ${encodeBase64(`${decode(user)}:${decode(password.join(':'))}`)}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
