import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

export interface GalaxyServer {
  /** Empty for the single one. */
  readonly name: string;
  /** Of its interface for programs, without trailing slash. */
  readonly url: string;
  readonly token: string | undefined;
}

/** The servers of collections that an `ansible.cfg` names, in their order: its list comes before the single one. */
export function readServers(content: string): readonly GalaxyServer[] {
  const sections = sectionsOf(content);
  const galaxy = sections.get('galaxy');
  const names = (galaxy?.get('server_list') ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const listed = names.flatMap((name) => galaxyServer(name, sections.get(`galaxy_server.${name}`)?.get('url'), sections.get(`galaxy_server.${name}`)?.get('token')));
  return listed.length > 0 ? listed : galaxyServer('', galaxy?.get('server'), undefined);
}

export function galaxyServer(name: string, url: string | undefined, token: string | undefined): GalaxyServer[] {
  if (url === undefined || !/^https?:\/\//.test(url)) return [];
  const plain = withoutTrailingSlashes(url);
  return [{ name, url: plain.endsWith('/api') || plain.includes('/api/') ? plain : `${plain}/api`, token }];
}

function sectionsOf(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const equals = line.indexOf('=');
    if (line.startsWith('[') && line.endsWith(']')) sections.set(line.slice(1, -1), (current = new Map()));
    else if (equals > 0 && !line.startsWith('#') && !line.startsWith(';')) current?.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return sections;
}
