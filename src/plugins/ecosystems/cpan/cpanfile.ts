import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { addRequirements } from './add-requirements.ts';
import { readCpanfile } from './cpanfile-text.ts';

/** A `cpanfile` without snapshot. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const { requirements, unread } = readCpanfile(file.text());
  for (const { line, message } of unread) {
    found.issue({
      code: 'unsupported', line, message,
      remedy: 'Commit the cpanfile.snapshot that `carton install` writes.',
    });
  }
  addRequirements(input, found.project({ path: file.directory, name: nameOf(file.directory), file: file.path }), requirements);
}
