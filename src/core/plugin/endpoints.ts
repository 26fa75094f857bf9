import { withoutSecrets } from '../purl/vcs-url.ts';
import type { RegistryEndpoint } from './registry.ts';
import { withoutTrailingSlashes } from '../text/trim-slashes.ts';

/** Endpoints of the web addresses among the texts, each once, in order; secrets that stand in an address are not sent on. */
export function endpointsOf(addresses: Iterable<string | undefined>): RegistryEndpoint[] {
  const urls = new Set<string>();
  for (const address of addresses) {
    const url = withoutTrailingSlashes(withoutSecrets(address?.trim() ?? ''));
    if (/^https?:\/\/[^\s"'<>]+$/.test(url)) urls.add(url);
  }
  return [...urls].map((url) => ({ url }));
}

/** The web addresses in a text, in order; an address ends with white space, a quote, a bracket, a comma or a semicolon. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('http'); at !== -1; at = text.indexOf('http', at + 4)) {
    const rest = text.slice(at, at + 2000);
    const address = /^https?:\/\/[^\s"'`<>()[\]{},;]+/.exec(rest)?.[0];
    if (address !== undefined) found.push(address);
  }
  return found;
}
