import { checkShape } from '#core/inventory/check-shape.ts';
import { namesOf, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { get, list, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, isVirtualPackage, readAbstractSpec, type AskedSpec } from './abstract-spec.ts';
import { mostSpecs, readEnvironment } from './environment.ts';
import { spackYaml } from './shapes.ts';

/** `spack.yaml`: the packages that an environment asks for, where no spack.lock says what became of them. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const yaml = parseYaml(file.text());
  const asked = readEnvironment(yaml);
  if (asked === undefined) return;
  const { environment, specs } = asked;
  checkShape(found, yaml, spackYaml);
  if (asked.isCut) found.issue({ code: 'partial', line: asked.line, message: `the lists stand for more than ${mostSpecs} specs, and the rest was left out`, remedy: 'Write fewer combinations.' });
  if (asked.unread > 0) {
    found.issue({ code: 'partial', line: asked.line, message: `${asked.unread} ${asked.unread === 1 ? 'entry' : 'entries'} of specs or of a list that it names ${asked.unread === 1 ? 'is' : 'are'} no spec, list, matrix or group, and left out`, remedy: 'Write each spec as one text.' });
  }
  const project = found.project({ path: file.directory, name: file.directory === '.' ? 'environment' : nameOf(file.directory), file: file.path });
  if (tree.get(joinPath(file.directory, 'spack.lock') ?? '') !== undefined) return;
  const open: Asked[] = [];
  const virtual: Asked[] = [];
  const add = ({ name, requirement, version }: AskedSpec, line: number | undefined) => {
    if (isVirtualPackage(name)) {
      virtual.push({ name, line });
      return undefined;
    }
    // what is set for a package holds wherever it is asked for
    const preset = requirement === '' ? presetOf(environment, name) : requirement;
    const exact = version ?? exactVersion(preset);
    if (exact === undefined) open.push({ name, line });
    return found.component({ purl: makePurl({ type: 'spack', name, version: exact }), requirement: preset, line });
  };
  for (const { text: written, line } of specs) {
    const spec = readAbstractSpec(written);
    if (spec === undefined) {
      found.issue({ code: 'partial', line, message: `the spec ${JSON.stringify(written.slice(0, 100))} names no package`, remedy: 'Write the name of the package first.' });
      continue;
    }
    const node = add(spec.asked, line);
    if (node !== undefined) found.depends(project, node);
    for (const need of spec.needs) {
      const target = add(need, line);
      if (target !== undefined && node !== undefined && target !== node) found.depends(node, target);
    }
  }
  reportUnresolved(found, open, 'Commit the spack.lock that `spack concretize` writes.');
  const names = namesOf(virtual);
  if (names.length > 0) {
    found.issue({ code: 'partial', line: virtual[0]!.line, message: `several packages provide ${enumerate(names)}, and which of them is taken is not known`, remedy: 'Commit the spack.lock that `spack concretize` writes.' });
  }
}

/** `packages: hdf5: require: '@1.14.3'`, or the version that is preferred. */
function presetOf(environment: Value, name: string): string {
  const preset = get(environment, 'packages', name);
  const required = [text(preset, 'require') ?? [], strings(preset, 'require'), list(preset, 'require').flatMap((each) => text(each, 'spec') ?? [])].flat();
  const version = required.map((each) => /^(?:[\w-]+)?\s*(@[\w.:,=/-]+)/.exec(each.trim())?.[1]).find((each) => each !== undefined);
  if (version !== undefined) return version;
  const versions = list(preset, 'version');
  return versions.length === 1 ? `@${String(versions[0])}` : '';
}
