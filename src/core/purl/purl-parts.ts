/** A canonical package URL (purl specification, ECMA-427). The same package always gives the same string. */
export type Purl = string & { readonly __purl: unique symbol };

export interface PurlParts {
  readonly type: string;
  /** Decoded, `/`-separated. */
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly qualifiers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Decoded, `/`-separated. */
  readonly subpath?: string | undefined;
}

/**
 * `strict` holds to the specification. `tolerant` takes what is written in the field: capital qualifier keys, a key twice, and packages without what
 * the definition of their type demands (a namespace, a qualifier).
 */
export type PurlReading = 'strict' | 'tolerant';

export type PurlPart = 'scheme' | 'type' | 'namespace' | 'name' | 'version' | 'qualifiers' | 'subpath';

/** The text or the parts cannot be a package URL; `part` says where, the message says what. */
export class PurlError extends Error {
  override readonly name = 'PurlError';
  readonly part: PurlPart;

  constructor(part: PurlPart, message: string) {
    super(message);
    this.part = part;
  }
}
