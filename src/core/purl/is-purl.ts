import { canonicalPurl, PurlError } from './purl.ts';

/** Whether a text that stands where a package URL should is one. */
export function isPurl(text: string): boolean {
  try {
    canonicalPurl(text);
    return true;
  } catch (error) {
    if (error instanceof PurlError) return false;
    throw error;
  }
}
