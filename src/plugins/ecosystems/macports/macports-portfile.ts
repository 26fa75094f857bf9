import { linesOf } from '#core/linux/control-file.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';

/** The registry keeps the portfile of each installed port under `<name>-<version>_<revision>/<digest>-<size>`. */
export default function extract({ file, found }: ExtractInput): void {
  const identity = file.path.split('/').at(-3)!;
  const revision = identity.lastIndexOf('_');
  const full = revision !== -1 && /^\d+$/.test(identity.slice(revision + 1)) ? identity.slice(0, revision) : identity;
  // MacPorts allows no dash in versions
  const dash = full.lastIndexOf('-');
  if (dash <= 0 || dash === full.length - 1) {
    found.issue({
      code: 'malformed',
      message: `the directory ${identity} is not named after a port and its version`,
      remedy: 'Install the port again, then scan again.',
    });
    return;
  }
  const fields = readPortfile(file.text());
  const description = fields.get('description');
  const homepage = fields.get('homepage');
  const license = fields.get('license');
  found.component({
    purl: makePurl({ type: 'macports', name: full.slice(0, dash), version: full.slice(dash + 1) }),
    licenses: license === undefined ? [] : [license.value],
    metadata: statedMetadata({ description: description?.value, homepage: homepage?.value }),
    line: license?.line,
  });
}

const wanted = new Set(['license', 'homepage', 'description']);

/** Commands with literal arguments at the start of a line; a backslash carries on to the next. A portfile is a Tcl program and never run. */
function readPortfile(text: string): Map<string, { readonly value: string; readonly line: number }> {
  const fields = new Map<string, { readonly value: string; readonly line: number }>();
  let open: { name: string; value: string; line: number } | undefined;
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    const continues = line.endsWith('\\');
    const body = (continues ? line.slice(0, -1) : line).trim();
    if (open === undefined) {
      const space = body.search(/\s/);
      const name = space === -1 ? body : body.slice(0, space);
      if (!wanted.has(name) || fields.has(name) || line.startsWith(' ')) continue;
      open = { name, value: space === -1 ? '' : body.slice(space).trim(), line: number };
    } else open.value += ` ${body}`;
    if (continues) continue;
    const value = open.value.startsWith('{') && open.value.endsWith('}') ? open.value.slice(1, -1).trim() : open.value;
    // variables and commands would have to be evaluated
    if (value !== '' && !/[$[]/.test(value)) fields.set(open.name, { value, line: open.line });
    open = undefined;
  }
  return fields;
}
