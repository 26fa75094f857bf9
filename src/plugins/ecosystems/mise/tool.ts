import { makePurl, type Purl } from '#core/purl/purl.ts';

/** Back ends that install packages of an ecosystem with package URLs of its own. */
const types: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'], ['pipx', 'pypi'], ['cargo', 'cargo'], ['gem', 'gem'], ['go', 'golang'], ['dotnet', 'nuget'], ['ubi', 'github'], ['github', 'github'], ['aqua', 'github'], ['spm', 'github'],
  ['gitlab', 'gitlab'], ['conda', 'conda'],
]);

/** The package of a tool: `node`, `core:node`, `npm:@scope/name`, `ubi:owner/repository[exe=x]`. */
export function toolPurl(tool: string, version: string | undefined): Purl {
  const bracket = tool.indexOf('[');
  const plain = bracket === -1 ? tool : tool.slice(0, bracket);
  const colon = plain.indexOf(':');
  const backend = colon === -1 ? 'core' : plain.slice(0, colon);
  const name = plain.slice(colon + 1);
  const slash = name.lastIndexOf('/');
  const type = types.get(backend);
  const isPath = type === 'github' || type === 'gitlab';
  if (type === undefined || (isPath && slash <= 0)) return makePurl({
    type: 'mise',
    name: backend === 'core' || backend === 'asdf' || backend === 'vfox' ? name : plain,
    version,
  });
  const tag = type === 'golang' && version !== undefined && /^\d/.test(version) ? `v${version}` : version;
  return makePurl({ type, namespace: slash === -1 ? undefined : name.slice(0, slash), name: name.slice(slash + 1), version: tag });
}
