import type { ConfigurationAnswers, RegistryEndpoint } from '#core/plugin/registry.ts';
import { parseIni } from './ini-text.ts';

export const pipFiles = [
  'pip.conf',
  '$PIP_CONFIG_FILE',
  '$VIRTUAL_ENV/pip.conf',
  '$XDG_CONFIG_HOME/pip/pip.conf',
  '~/.config/pip/pip.conf',
  '~/.pip/pip.conf',
  '~/Library/Application Support/pip/pip.conf',
  '$APPDATA/pip/pip.ini',
];
export const pipVariables = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'PIP_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'PIP_EXTRA_INDEX_URL'];
export const pipConfiguration = ['pip', 'config', 'list'] as const;
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
  return [...urls].map(endpointOf);
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

/** The JSON interface lies beside the `simple` pages; user and password go into a header. */
function endpointOf(url: string): RegistryEndpoint {
  const start = url.indexOf('://') + 3;
  const slash = url.indexOf('/', start);
  const authority = url.slice(start, slash === -1 ? undefined : slash);
  const path = slash === -1 ? '' : url.slice(slash);
  const at = authority.lastIndexOf('@');
  const base = `${url.slice(0, start)}${authority.slice(at + 1)}${path.replace(/\/+$/, '').replace(/\/simple$/, '')}`;
  if (at === -1) return { url: base };
  const [user = '', ...password] = authority.slice(0, at).split(':');
  return { url: base, authorization: `Basic ${base64(`${decode(user)}:${decode(password.join(':'))}`)}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Of the UTF-8 bytes. */
function base64(text: string): string {
  const bytes = [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g)]
    .map(([, hex, plain]) => (hex === undefined ? plain!.charCodeAt(0) : Number.parseInt(hex, 16)));
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const known = Math.min(3, bytes.length - at) + 1;
    for (let digit = 0; digit < 4; digit++) encoded += digit < known ? digits[(group >> (18 - 6 * digit)) & 63]! : '=';
  }
  return encoded;
}
