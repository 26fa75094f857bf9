/**
 * A UUID (RFC 9562 version 8) that follows from the parts alone, so that the same content gets the same identifier.
 * Four independent 32-bit FNV-1a hashes: enough to tell documents apart, no promise against forgery.
 */
export function documentIdentifier(parts: Iterable<string>): string {
  const seeds = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  const hashes = new Uint32Array(seeds);
  for (const part of parts) {
    for (let at = 0; at <= part.length; at++) {
      const code = at === part.length ? 0x10000 : part.charCodeAt(at);
      for (let lane = 0; lane < 4; lane++) hashes[lane] = Math.imul(hashes[lane]! ^ (code + lane), 0x01000193);
    }
  }
  const hex = [...hashes].map((hash) => hash.toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
