import type { Inventory } from '../model/inventory.ts';
import { few } from './words.ts';

/** Why inventories that hold no component are whole all the same; `undefined` where something is in one, something could not be read, or there is no project. */
export function nothingAsked(inventories: readonly Pick<Inventory, 'subject' | 'components' | 'issues' | 'projects'>[]): string | undefined {
  if (inventories.some(({ components, issues }) => components.length + issues.length > 0)) return undefined;
  const manifests = inventories.flatMap(({ subject, projects }) => projects.map(({ path, evidence }) => `${inventories.length > 1 ? `${subject.name}/` : ''}${evidence[0]?.path ?? path}`));
  return manifests.length === 0 ? undefined : `${few(manifests, 3)} ${manifests.length === 1 ? 'asks' : 'ask'} for no package from elsewhere.`;
}
