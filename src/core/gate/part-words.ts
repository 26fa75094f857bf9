import { few } from '../report/words.ts';
import type { GateFinding } from './gate-result.ts';

/** Of an archive in a registry its name is enough to find it by. */
const shortened = (path: string): string => (/^https?:/.test(path) && path.includes('!') ? path.slice(path.lastIndexOf('/', path.indexOf('!')) + 1) : path);

/** More files tell nobody more. */
const shown = 3;

/** Files in a component under licences that it does not name: with their licence and place. */
export function partsInWords({ places }: Pick<GateFinding, 'places'>): string[] {
  const parts = places.filter(({ of }) => of === 'part');
  if (parts.length === 0) return [];
  const named = parts.map(({ path, line, says, by }) => `${shortened(path)}${line === undefined ? '' : `:${line}`} (${says}${by === undefined ? '' : `, found by ${by}`})`);
  return [`It holds ${few(named, shown)}.`];
}
