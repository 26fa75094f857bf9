/** A hash of the sources of which the program was built; set by tools/build.mjs. */
declare const builtFrom: string | undefined;

/** Changes whenever the same text may get another answer, so that no cache gives the old one. What runs from its sources has no hash: there the number is to be raised by hand. */
export const engineVersion = typeof builtFrom === 'string' ? builtFrom : '40';

/** What an answer depends on beside the text; part of the key of cached answers. `index`: the fingerprint of the index. */
export const detectorFingerprint = (index: string): string => `${engineVersion}-${index}`;
