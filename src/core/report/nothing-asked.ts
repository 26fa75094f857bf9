import type { Inventory } from '../model/inventory.ts';
import { few } from './words.ts';

/** Why an inventory that holds no component is whole all the same; `undefined` where something is in it, something could not be read, or there is no project. */
export function nothingAsked(inventories: readonly Pick<Inventory, 'components' | 'issues' | 'projects'>[]): string | undefined {
  if (inventories.some(({ components, issues }) => components.length + issues.length > 0)) return undefined;
  const manifests = inventories.flatMap(({ projects }) => projects.map(({ path, evidence }) => evidence[0]?.path ?? path));
  return manifests.length === 0 ? undefined : `${few(manifests, 3)} ${manifests.length === 1 ? 'asks' : 'ask'} for no package from elsewhere.`;
}
