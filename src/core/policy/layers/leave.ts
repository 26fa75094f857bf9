import type { PolicyProblem } from '../model/place.ts';
import type { Layer } from '../model/verdict.ts';

/** The layers that are being combined. */
export interface Combination {
  readonly problems: PolicyProblem[];
  /** The uppermost layer that is no preset: it decides about presets, which are what somebody starts from and no command. */
  readonly first: Layer | undefined;
}

/** Whether a layer may also make milder what stands above it. */
export function mayLoosen(above: { readonly layer: Layer; readonly adjustable: boolean }, layer: Layer, { first }: Combination): boolean {
  return above.adjustable || above.layer === layer || (above.layer === 'preset' && layer === first);
}
