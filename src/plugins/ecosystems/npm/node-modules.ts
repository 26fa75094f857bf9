import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hiddenProvenance, overridesAround } from './hidden-lockfile.ts';
import { InstalledPackages } from './installed-packages.ts';

/** Every package installed in a directory `node_modules`, with what it finds there. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const installed = new InstalledPackages(found, hiddenProvenance(tree), overridesAround(tree));
  installed.addAll(files);
  installed.connect();
}
