import type { NodeId } from '#core/inventory/extraction.ts';
import { append } from '#core/inventory/multi-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { makePurl } from '#core/purl/purl.ts';
import { itemsOf, readTerms, textOfTerm, valueOf, type Term } from '#core/text/erlang-terms.ts';

/** `{application, Name, [{vsn, "1.0"}, {applications, […]}]}.` of releases and installations. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const applications = new Map<string, { readonly node: NodeId; readonly options: Term | undefined }[]>();
  for (const file of files) {
    if (isBuiltFromLockfile(file, tree) || !looksLikeResource(file)) continue;
    const [kind, name, options] = itemsOf(readTerms(file.text())[0]);
    const [app, version, description] = [textOfTerm(name), textOfTerm(valueOf(options, 'vsn')), textOfTerm(valueOf(options, 'description'))];
    if (textOfTerm(kind) !== 'application' || app === undefined || version === undefined || version === '') {
      found.issue({
        code: 'malformed', file: file.path,
        line: 1,
        message: 'it names no application with a version',
        remedy: 'Build or install the application again.',
      });
      continue;
    }
    const node = found.component({
      purl: makePurl({ type: 'otp', name: app, version }),
      licenses: itemsOf(valueOf(options, 'licenses')).flatMap((license) => textOfTerm(license) ?? []),
      metadata: description === undefined || description === '' ? {} : { description },
      file: file.path,
      line: name?.line,
    });
    append(applications, app, { node, options });
  }
  for (const copies of applications.values()) {
    for (const { node, options } of copies) {
      for (const [key, scope] of [['applications', 'runtime'], ['included_applications', 'runtime'], ['optional_applications', 'optional']] as const) {
        for (const needed of itemsOf(valueOf(options, key))) {
          const targets = applications.get(textOfTerm(needed) ?? '') ?? [];
          // which of several versions runs is decided by the release
          if (targets.length === 1) found.depends(node, targets[0]!.node, scope);
        }
      }
    }
  }
}

/** By its first bytes: files of other kinds end in `.app` too (descriptions of terminals). */
function looksLikeResource(file: SourceFile): boolean {
  for (const chunk of file.chunks()) return /\{\s*application\b/.test(String.fromCharCode(...chunk.subarray(0, 20_000)));
  return false;
}

/** What Mix and rebar3 fetch and build below a project is what its lockfile names. */
function isBuiltFromLockfile({ path }: SourceFile, tree: TreeView): boolean {
  const segments = path.split('/');
  return segments.some((segment, index) => {
    if (segment !== '_build' && segment !== 'deps') return false;
    const project = segments.slice(0, index).join('/');
    return tree.get(`${project}/mix.lock`) !== undefined || tree.get(`${project}/rebar.lock`) !== undefined;
  });
}
