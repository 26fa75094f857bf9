const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) of the UTF-8 bytes of a text. */
export function encodeBase64(text: string): string {
  const bytes = Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) => (hex === undefined ? plain!.charCodeAt(0) : Number.parseInt(hex, 16)));
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const known = Math.min(3, bytes.length - at) + 1;
    for (let digit = 0; digit < 4; digit++) encoded += digit < known ? digits[(group >> (18 - 6 * digit)) & 63]! : '=';
  }
  return encoded;
}
