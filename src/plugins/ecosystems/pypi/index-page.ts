import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { normalName } from '#core/python/package-name.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** The page of an index that lists the files of a package (PEP 503); `undefined` for an index that is a directory. */
export const indexPage = (index: string | undefined, name: string): string | undefined =>
  (index === undefined || !/^https?:/.test(index) ? undefined : `${withoutTrailingSlashes(withoutSecrets(index))}/${normalName(name)}/`);
