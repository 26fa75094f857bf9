import { linesOf } from '#core/linux/control-file.ts';
import { distributionOf, rootBefore } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';

/**
 * Azure Linux (CBL-Mariner) images without rpm list their packages as lines of values separated by tabs:
 * name, version-release, installation time, build time, vendor, `(none)`, size, architecture, epoch, source package.
 */
export default function extract({ file, tree, found }: ExtractInput): void {
  const distribution = distributionOf(tree, rootBefore(file.path, 4));
  const damaged: number[] = [];
  let number = 0;
  for (const line of linesOf(file.text())) {
    number++;
    if (line.trim() === '') continue;
    const values = line.split('\t', 12).map((value) => (value === '(none)' || value === '' ? undefined : value));
    const [name, version, , , supplier, , , arch, epoch, upstream] = values;
    if (name === undefined || version === undefined) {
      damaged.push(number);
      continue;
    }
    found.component({
      purl: systemPurl({ type: 'rpm', distribution, name, version, arch, epoch: epoch === '0' ? undefined : epoch, upstream }),
      metadata: supplier === undefined ? {} : { supplier },
      line: number,
    });
  }
  if (damaged.length > 0) {
    found.issue({
      code: 'partial',
      line: damaged[0],
      message: `lines without name or version were left out (line ${enumerate(damaged)})`,
      remedy: 'Build the image again, or report it to whoever built it.',
    });
  }
}
