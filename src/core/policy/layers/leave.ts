import type { Layer } from '../model/verdict.ts';

/** Whether a layer may also make milder what a layer above it says. A preset is what somebody starts from, not a command; the first layer of one's own decides about it. */
export function mayLoosen(above: { readonly layer: Layer; readonly adjustable: boolean }, layer: Layer): boolean {
  return above.adjustable || above.layer === layer || (above.layer === 'preset' && layer === 'organization');
}
