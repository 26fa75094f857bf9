import type { Hash } from '#core/model/component.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A SHA-512 in base64, as NuGet writes it, with or without `sha512-` before it. */
export function sha512(text: string | undefined): readonly Hash[] {
  const encoded = (text ?? '').trim().replace(/^sha512-/, '');
  if (!/^[A-Za-z0-9+/]{86}==$/.test(encoded)) return [];
  let value = '';
  let bits = 0;
  let count = 0;
  for (const character of encoded.slice(0, 86)) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
    count += 6;
    while (count >= 4 && value.length < 128) {
      count -= 4;
      value += ((bits >> count) & 0xf).toString(16);
    }
  }
  return [{ algorithm: 'SHA-512', value }];
}
