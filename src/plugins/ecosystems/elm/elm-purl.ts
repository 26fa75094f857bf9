import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `undefined` when the name is not author/package. */
export function elmPurl(name: string, version: string | undefined): Purl | undefined {
  const slash = name.indexOf('/');
  return slash <= 0 || slash === name.length - 1 ? undefined : makePurl({ type: 'elm', namespace: name.slice(0, slash), name: name.slice(slash + 1), version });
}

/** `1.0.0 <= v < 1.0.1` allows one version only. */
export function exactVersion(range: string): string | undefined {
  const match = /^(\d+\.\d+\.)(\d+) <= v < (\d+\.\d+\.)(\d+)$/.exec(range.trim());
  return match !== null && match[1] === match[3] && Number(match[4]) === Number(match[2]) + 1 ? `${match[1]}${match[2]}` : undefined;
}
