import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';

/** WordPress itself: `$wp_version = '6.4.2';`. */
export default function extract({ file, found }: ExtractInput): void {
  for (const [index, raw] of file.text().split('\n').entries()) {
    const version = /^\s*\$wp_version\s*=\s*['"]([^'"]+)['"]/.exec(raw)?.[1];
    if (version === undefined) continue;
    found.component({
      purl: makePurl({ type: 'generic', name: 'wordpress', version }), origin: 'vendored', line: index + 1,
      metadata: { cpe: `cpe:2.3:a:wordpress:wordpress:${version}:*:*:*:*:*:*:*` },
    });
    return;
  }
  found.issue({ code: 'partial', line: 1, message: 'the file does not assign $wp_version', remedy: 'Look the version up in the administration of the site.' });
}
