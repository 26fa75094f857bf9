import { PurlError, type PurlPart } from './purl-parts.ts';

/** The characters that a package URL never encodes: unreserved ones, and the colon. */
const plain = /^[A-Za-z0-9._~:-]*$/;

/** encodeURIComponent leaves these alone; package URLs do not. */
const leftBehind = /[!'()*]/g;

export function encodePart(part: PurlPart, text: string): string {
  if (plain.test(text)) return text;
  if (!text.isWellFormed()) throw new PurlError(part, `The ${part} ${JSON.stringify(text)} holds half of a character (an unpaired surrogate).`);
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(leftBehind, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Keeps the slashes between segments. */
export function encodeSegments(part: PurlPart, text: string): string {
  if (plain.test(text)) return text;
  return text.includes('/')
    ? text
        .split('/')
        .map((segment) => encodePart(part, segment))
        .join('/')
    : encodePart(part, text);
}

export function decodePart(part: PurlPart, text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PurlError(part, `The ${part} ${JSON.stringify(text)} has a percent sign that does not start an encoded UTF-8 character.`);
  }
}
