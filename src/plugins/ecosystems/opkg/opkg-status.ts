import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import { controlParagraphs, paragraphsOfFile, type ControlParagraph } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, nearestRoot, rootBefore } from '#core/linux/root-file-system.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { addOpkgPackage } from './installed-package.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  // below usr, var or opt, wherever the build put it
  const root = nearestRoot(tree, parentOf(rootBefore(file.path, 3)) ?? '.');
  const distribution = distributionOf(tree, root);
  const requirements = new Requirements();
  const nameless: number[] = [];
  const halfway: Asked[] = [];
  for (const paragraph of paragraphsOfFile(file)) {
    const status = paragraph.fields.get('status')?.value ?? '';
    const state = status.split(/\s+/).at(-1);
    const name = paragraph.fields.get('package')?.value;
    if (state !== 'installed') {
      if (state === 'unpacked' || state?.startsWith('half-')) halfway.push({ name: `${name} (${state})`, line: paragraph.line });
      continue;
    }
    const direct = paragraph.fields.get('auto-installed')?.value !== 'yes' && status.split(/\s+/)[0] === 'install';
    const isAdded = addOpkgPackage(found, requirements, paragraph, { distribution, control: controlOf(name), direct });
    if (!isAdded) nameless.push(paragraph.line);
  }
  requirements.link(found);
  if (nameless.length > 0) {
    found.issue({
      code: 'partial',
      line: nameless[0],
      message: `${nameless.length === 1 ? 'one entry has' : `${nameless.length} entries have`} no package name or no version (line ${enumerate(nameless)})`,
      remedy: 'Build the image again, or install these packages again with opkg.',
    });
  }
  if (halfway.length > 0) {
    found.issue({
      code: 'partial',
      line: firstLine(halfway),
      message: `packages are not completely installed and were left out: ${enumerate(halfway.map(({ name }) => name))}`,
      remedy: 'Finish their installation with opkg configure, then scan again.',
    });
  }

  function controlOf(name: string | undefined): ControlParagraph | undefined {
    if (!name || name.includes('/')) return undefined;
    const control = tree.get(`${file.directory}/info/${name}.control`);
    return control === undefined ? undefined : controlParagraphs(control.text()).next().value ?? undefined;
  }
}
