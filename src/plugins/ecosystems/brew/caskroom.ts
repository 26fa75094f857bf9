import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { brewPurl } from './brew-purl.ts';

/** Every installed cask has a directory `Caskroom/<token>/<version>`, and its description in `Caskroom/<token>/.metadata/<version>/<time>/Casks`. */
export default function extract({ files, found }: ExtractInput): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const segments = path.split('/');
    const at = segments.lastIndexOf('Caskroom');
    const token = segments[at + 1]!;
    const isMetadata = segments[at + 2] === '.metadata';
    // files of .metadata itself (INSTALL_RECEIPT.json, config.json) name no version
    if (isMetadata && segments[at + 5] !== 'Casks') continue;
    const version = segments[at + (isMetadata ? 3 : 2)]!;
    const key = `${segments.slice(0, at).join('/')}\0${token}\0${version}`;
    if (version.startsWith('.') || token.startsWith('.') || seen.has(key)) continue;
    seen.add(key);
    found.component({ purl: brewPurl(token, version), file: path });
  }
}
