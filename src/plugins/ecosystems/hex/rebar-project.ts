import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { itemsOf, readTerms, textOfTerm, valueOf } from '#core/text/erlang-terms.ts';
import { hexPurl } from './hex-purl.ts';

/** The application whose source stands in `src/`, else the directory; a directory of several has them below `apps/` or `lib/`. */
export function addRebarProject(found: Collector, tree: TreeView, directory: string, file: string): NodeId {
  const source = directory === '.' ? 'src' : `${directory}/src`;
  const resource = filesBelow(tree, source).find((candidate) => candidate.directory === source && candidate.name.endsWith('.app.src'));
  const [, name, options] = resource === undefined ? [] : itemsOf(readTerms(resource.text())[0]);
  const app = textOfTerm(name);
  const written = textOfTerm(valueOf(options, 'vsn'));
  const version = written !== undefined && /^\d/.test(written) ? written : undefined;
  const description = textOfTerm(valueOf(options, 'description'));
  return found.project({
    path: directory,
    name: app ?? nameOf(directory),
    version,
    purl: app === undefined || version === undefined ? undefined : hexPurl(app, version),
    licenses: itemsOf(valueOf(options, 'licenses')).flatMap((license) => textOfTerm(license) ?? []),
    metadata: description === undefined || description === '' ? {} : { description },
    file: resource?.path ?? file,
  });
}
