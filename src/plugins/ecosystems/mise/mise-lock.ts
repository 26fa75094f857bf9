import { checkShape } from '#core/inventory/check-shape.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Hash, HashAlgorithm } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readToml } from '#core/text/toml-in-pieces.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, list, scalar, text, type Value } from '#core/text/value.ts';
import { miseLock } from './shapes.ts';
import { toolPurl } from './tool.ts';
import { readVersions } from './versions.ts';

/** Exact versions and checksums of the tools: `[[tools.node]]`, in the first releases `[tools.node]`. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const toml = readToml(file, { name: 'tools', of: 'members' });
  checkShape(found, toml, miseLock);
  const locked = new Map<string, string[]>();
  for (const [tool, value] of entries(toml.value, 'tools')) {
    const versions: string[] = [];
    locked.set(plainName(tool), versions);
    const items = Array.isArray(value) ? list(value) : [value];
    for (const [index, item] of items.entries()) {
      const version = scalar(item, 'version');
      if (version !== undefined) versions.push(version);
      const line = toml.line('tools', tool, index) ?? toml.line('tools', tool);
      if (version === undefined) {
        found.issue({
          code: 'partial',
          line,
          message: `${tool} has no version in the lockfile`,
          remedy: 'Run mise install to write the lockfile again.',
        });
      }
      const backend = text(item, 'backend');
      const isForeign = backend !== undefined && !backend.startsWith('core:');
      found.component({ purl: toolPurl(isForeign ? backend : tool, version), hashes: hashesOf(item), scope: 'development', direct: true, line });
    }
  }
  // mise.lock belongs to mise.toml, mise.local.lock to mise.local.toml, .config/mise/mise.lock to .config/mise/config.toml
  const stem = file.name.slice(0, -'.lock'.length);
  const places = [`${file.directory}/${stem}.toml`, `${file.directory}/.${stem}.toml`, `${file.directory}/config.toml`];
  const manifest = places.map((path) => tree.get(path)).find((candidate) => candidate !== undefined);
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const asked = parseToml(manifest.text());
  const wanted = entries(asked.value, 'tools');
  const missing = wanted.filter(([tool, value]) => !locked.has(plainName(tool)) && readVersions(value).some(({ isLocal }) => !isLocal));
  for (const [tool, value] of missing) {
    for (const { exact, requirement } of readVersions(value)) found.component({
      purl: toolPurl(tool, exact),
      requirement,
      scope: 'development',
      direct: true,
      file: manifest.path,
      line: asked.line('tools', tool),
      evidence: 'manifest',
    });
  }
  const lineOf = (tool: string) => asked.line('tools', tool);
  reportLockDifferences(found, { name: file.name, remedy: 'Run mise install to write the lockfile again.' }, [
    ...missing.map(([tool]): LockDifference => ({ file: manifest.path, line: lineOf(tool), what: notLocked(tool) })),
    ...wanted.flatMap(([tool, value]): LockDifference[] => {
      const versions = locked.get(plainName(tool)) ?? [];
      const outside = versions.length === 0 ? [] : readVersions(value).flatMap(({ exact }) => (exact === undefined || versions.some((version) => isMeant(exact, version)) ? [] : [exact]));
      return outside.map((version) => ({ file: manifest.path, line: lineOf(tool), what: lockedOutside(tool, version, versions) }));
    }),
  ]);
}

/** `20` means 20.11.1; words, templates and references may mean anything. */
function isMeant(asked: string, locked: string): boolean {
  if (!/^[0-9]+(?:\.[0-9]+)*$/.test(asked) || !/^[0-9]/.test(locked)) return true;
  return locked === asked || (locked.startsWith(asked) && !/^[0-9]/.test(locked.slice(asked.length)));
}

const plainName = (tool: string): string => tool.split('[', 1)[0]!.replace(/^core:/, '');

const algorithms: ReadonlyMap<string, HashAlgorithm> = new Map([['sha256', 'SHA-256'], ['sha512', 'SHA-512'], ['sha1', 'SHA-1'], ['md5', 'MD5'], ['blake3', 'BLAKE3']]);

/** `checksum` and those of each platform: `sha256:…`. */
function hashesOf(item: Value): Hash[] {
  const checksums = [
    ...entries(item, 'checksums').map(([, value]) => scalar(value)),
    ...entries(item, 'platforms').map(([, platform]) => text(platform, 'checksum')),
    ...entries(item).filter(([key]) => key.startsWith('platforms.')).map(([, platform]) => text(platform, 'checksum')),
    text(item, 'checksum'),
  ];
  return checksums.flatMap((checksum) => {
    const [name, value] = (checksum ?? '').toLowerCase().split(':', 2);
    const algorithm = algorithms.get(name ?? '');
    return algorithm !== undefined && value !== undefined && /^[0-9a-f]{32,128}$/.test(value) ? [{ algorithm, value }] : [];
  });
}
