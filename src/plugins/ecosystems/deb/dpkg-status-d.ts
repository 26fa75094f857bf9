import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { controlParagraphs } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, rootBefore } from '#core/linux/root-file-system.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { addCopyright } from './copyright.ts';
import { addPackage, debianPackage, valueOf } from './installed-package.ts';

/** Images built without dpkg hold one control file for each package; an entry without `Status` is installed there. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const byRoot = Map.groupBy(files.filter(isControlFile), (file) => rootBefore(file.path, 5));
  for (const [root, members] of byRoot) {
    const distribution = distributionOf(tree, root);
    const requirements = new Requirements();
    for (const file of members) {
      for (const paragraph of controlParagraphs(textOf(file))) {
        const status = valueOf(paragraph, 'status');
        if (status !== undefined && !status.endsWith(' installed')) continue;
        const pkg = debianPackage(paragraph);
        if (pkg === undefined) {
          found.issue({
            code: 'partial',
            file: file.path,
            line: paragraph.line,
            message: 'the entry has no package name or no version',
            remedy: 'Build the image again, or report it to whoever built it.',
          });
          continue;
        }
        const purl = addPackage(found, requirements, paragraph, pkg, { distribution, file: file.path });
        addCopyright(found, tree, root, pkg.name, purl);
      }
    }
    requirements.link(found);
  }

  /** One file that cannot be read must not hide the others. */
  function textOf(file: SourceFile): string {
    try {
      return file.text();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      found.issue({ code: error.code, file: file.path, message: error.message, remedy: error.remedy });
      return '';
    }
  }
}

/** The directory also holds digests of the packages' files. */
const isControlFile = (file: SourceFile): boolean => !file.name.endsWith('.md5sums') && !file.name.endsWith('.preinst') && !file.name.endsWith('.postinst');
