import { isVirtualList, virtualList } from '#core/inventory/virtual-list.ts';
import type { Sbom, SbomComponent } from '#core/model/sbom.ts';
import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { makePurl, parsePurl, PurlError, type PurlParts } from '#core/purl/purl.ts';
import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { tellingRepeatedKeys } from '#core/sbom/telling-repeated-keys.ts';
import { jsonOf } from '#core/plugin/sbom-source.ts';
import { get } from '#core/text/value.ts';

/** An SPDX 2 document inside of `{"sbom": …}`. */
const spdx = spdx2Codec((source) => get(jsonOf(source).value, 'sbom'), 'json');

const codec: SbomCodec = {
  read(source, path): Sbom {
    const sbom = spdx.read(source, path);
    const { components } = sbom;
    const one = (at: number): SbomComponent => withRequirement(withPurl(components[at]!));
    return { ...sbom, format: 'github', components: isVirtualList(components) ? virtualList(components.length, one) : components.map((_, at) => one(at)) };
  },
  validate: (source, path, packages) => spdx.validate(source, path, packages).map((problem) => (problem.at.startsWith('line ') ? problem : { ...problem, at: `/sbom${problem.at}` })),
};

/** Older exports have no package URLs, but the ecosystem before each name. */
const types: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'], ['pip', 'pypi'], ['pypi', 'pypi'], ['rubygems', 'gem'], ['gem', 'gem'], ['maven', 'maven'], ['nuget', 'nuget'], ['composer', 'composer'], ['go', 'golang'], ['golang', 'golang'],
  ['actions', 'githubactions'], ['rust', 'cargo'], ['cargo', 'cargo'], ['pub', 'pub'], ['swift', 'swift'], ['erlang', 'hex'], ['hex', 'hex'],
]);

function withPurl(component: SbomComponent): SbomComponent {
  const { name, version, purl } = component;
  const colon = name.indexOf(':');
  const type = purl === undefined && colon > 0 ? types.get(name.slice(0, colon).toLowerCase()) : undefined;
  if (type === undefined) return component;
  const rest = name.slice(colon + 1);
  const split = type === 'maven' ? rest.lastIndexOf(':') : rest.lastIndexOf('/');
  try {
    const made = makePurl({ type, ...(split > 0 && { namespace: rest.slice(0, split) }), name: rest.slice(split + 1), ...(version !== undefined && version !== '' && { version }) });
    return { ...component, purl: made };
  } catch (error) {
    if (error instanceof PurlError) return component;
    throw error;
  }
}

/** Where a manifest alone is known, GitHub gives its requirement (`^ 4.17.1`, `>= 2, < 3`, `4.*.*`) as the version, of actions in the package URL too. */
function withRequirement(component: SbomComponent): SbomComponent {
  const { version, purl, ...rest } = component;
  if (version === undefined || !isRequirement(version)) return component;
  const parts = purl === undefined ? undefined : partsOf(purl);
  if (parts?.version !== undefined && !isRequirement(parts.version)) return component;
  const without = parts?.version === undefined ? purl : makePurl({ ...parts, version: undefined });
  return { ...rest, ...(without !== undefined && { purl: without }), properties: [...component.properties, { name: 'muster:requirement', value: version }] };
}

const isRequirement = (version: string): boolean => /^[\^~<>=!*]/.test(version) || /[<>|,*]|\s-\s/.test(version);

function partsOf(purl: string): PurlParts | undefined {
  try {
    return parsePurl(purl);
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}

export default tellingRepeatedKeys(codec);
