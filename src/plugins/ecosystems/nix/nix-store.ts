import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nixPurl, readStorePath } from './store-path.ts';

/** The directories of a store, known by the files in them; their names say which package each holds. */
export default function extract({ files, found }: ExtractInput): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const start = path.lastIndexOf('nix/store/') + 'nix/store/'.length;
    const end = path.indexOf('/', start);
    const directory = path.slice(0, end);
    if (seen.has(directory)) continue;
    seen.add(directory);
    const stored = readStorePath(path.slice(start, end));
    if (stored !== undefined) found.component({ purl: nixPurl(stored), file: path });
  }
}
