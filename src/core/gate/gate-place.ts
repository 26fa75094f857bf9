import type { GateTargetSummary } from './gate-result.ts';
import { withoutTrailingSlashes } from '../text/trim-slashes.ts';

/** A path in a target as the user sees it from where the command ran; where that is somewhere else, from the root of the target. */
export function placeIn({ kind, location }: Pick<GateTargetSummary, 'kind' | 'location'>, path: string): string {
  const isHere = (kind === 'directory' || kind === 'git') && !location.startsWith('/') && !location.includes(':') && !location.startsWith('..');
  const folder = withoutTrailingSlashes(location.replace(/^(?:\.\/)+/, ''));
  return !isHere || folder === '.' || folder === '' ? path : `${folder}/${path}`;
}
