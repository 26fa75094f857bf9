import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { readConfig } from './config-file.ts';

/** Other repositories at fixed commits. The commits stand in git's own database, not in this file. */
export default function extract({ file, found }: ExtractInput): void {
  const names: string[] = [];
  let first: number | undefined;
  for (const { name, subsection, line, values } of readConfig(file.text())) {
    if (name !== 'submodule') continue;
    const url = values.get('url');
    if (!url) {
      found.issue({
        code: 'malformed',
        line,
        message: `the submodule ${subsection} has no url`,
        remedy: 'Add its url, or remove it with git submodule deinit.',
      });
      continue;
    }
    first ??= line;
    names.push(values.get('path') ?? subsection);
    found.component({ purl: isRelative(url) ? makePurl({ type: 'generic', name: nameIn(url) }) : repositoryPurl(url), requirement: values.get('branch'), origin: 'git', direct: true, line });
  }
  if (names.length === 0) return;
  found.issue({
    code: 'unresolved',
    line: first,
    message: `the commit of ${names.length === 1 ? 'the submodule' : `${names.length} submodules`} is not in this file: ${enumerate(names)}`,
    remedy: 'See git submodule status; check the submodules out, so that what is in them is scanned too.',
  });
}

/** Relative to wherever the repository itself was cloned from, which no file of the tree says. */
const isRelative = (url: string): boolean => /^\.\.?\//.test(url);

const nameIn = (url: string): string => withoutTrailingSlashes(url).split('/').at(-1)!.replace(/\.git$/, '');
