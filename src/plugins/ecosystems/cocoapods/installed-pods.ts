import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { readAcknowledgements } from './acknowledgements.ts';
import { addPods, readPodspecFile, type StatedLicenses } from './add-pods.ts';
import { readPodfileLock } from './podfile-lock-text.ts';

/** `Pods/Manifest.lock`: what is really installed, with the licences that CocoaPods collected. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const licenses = new Map<string, StatedLicenses>();
  const [support, specifications] = ['Target Support Files', 'Local Podspecs'].map((name) => `${file.directory}/${name}/`);
  for (const candidate of filesBelow(tree, file.directory)) {
    if (candidate.path.startsWith(support!) && candidate.name.endsWith('-acknowledgements.plist')) {
      for (const [name, values] of readOrReport(found, candidate, () => readAcknowledgements(candidate.text())) ?? []) licenses.set(name, { values, file: candidate.path });
    } else if (candidate.path.startsWith(specifications!) && candidate.name.endsWith('.podspec.json')) {
      const podspec = readOrReport(found, candidate, () => readPodspecFile(candidate, found));
      if (podspec?.name !== undefined && podspec.licenses.length > 0) licenses.set(podspec.name, { values: podspec.licenses, file: candidate.path });
    }
  }
  addPods(found, tree, readPodfileLock(file, found), joinPath(file.directory, '..') ?? '.', licenses);
}
