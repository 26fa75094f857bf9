/** Versions of CycloneDX, oldest first; 1.0 and 1.1 exist in XML only. */
export const cycloneDxVersions = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'] as const;

export type CycloneDxVersion = (typeof cycloneDxVersions)[number];

/**
 * How XML writes a value: a `text` as it stands, a `token` (enumerations, addresses, times) without white space around it; JSON has
 * strings for both.
 */
export type Scalar = 'text' | 'token' | 'integer' | 'number' | 'boolean';

/** An enumeration that grew: value to the version that brought it; older documents get the fallback, or nothing of the object or member. */
export interface GrownEnumeration {
  readonly values: Readonly<Record<string, CycloneDxVersion>>;
  readonly fallback?: string;
  /** Without this member the whole object means nothing. */
  readonly essential?: boolean;
}

/** One of several elements, each for another kind of JSON value. */
export interface Alternative {
  readonly element: string;
  readonly of: Content;
  /** JSON wraps the value in an object with this only key. */
  readonly key?: string;
  readonly since?: CycloneDxVersion;
  readonly fits: (json: unknown) => boolean;
}

/** Names of objects are resolved in the table of all objects, so that they can contain each other. */
export type Content = Scalar | { readonly object: string } | { readonly grown: GrownEnumeration } | { readonly oneOf: readonly Alternative[] };

/**
 * Where XML keeps a member of a JSON object:
 * `attribute`; `body`, the text of the element itself; `element`, one child; `repeated`, a child for each item of an array;
 * `list`, a child that wraps an element for each item; `references`, the same with the item in an attribute `ref`;
 * `tools`, `dependencies`, `data-flows`: as their names say, each of its own kind.
 */
export type Form = 'attribute' | 'body' | 'element' | 'repeated' | 'list' | 'references' | 'tools' | 'dependencies' | 'data-flows';

export interface Field {
  readonly form: Form;
  readonly of: Content;
  /** Name in XML, when it is not the one in JSON. */
  readonly xml?: string;
  /** Element of an item of a list. */
  readonly item?: string;
  /** Absent: as long as there is the object. */
  readonly since?: CycloneDxVersion;
  /** When JSON has it later than XML. */
  readonly jsonSince?: CycloneDxVersion;
  /** The other notation does not have it. */
  readonly only?: 'json' | 'xml';
}

/** JSON names of the members, in the order that XML demands. */
export type ObjectShape = Readonly<Record<string, Field>>;

type More = Omit<Field, 'form' | 'of' | 'item'>;

export const object = (name: string): Content => ({ object: name });
export const attribute = (of: Content = 'token', more: More = {}): Field => ({ form: 'attribute', of, ...more });
export const body = (of: Content): Field => ({ form: 'body', of });
export const element = (of: Content = 'text', more: More = {}): Field => ({ form: 'element', of, ...more });
export const repeated = (of: Content = 'text', more: More = {}): Field => ({ form: 'repeated', of, ...more });
export const list = (item: string, of: Content = 'text', more: More = {}): Field => ({ form: 'list', item, of, ...more });
export const references = (item: string, more: More = {}): Field => ({ form: 'references', item, of: 'token', ...more });
export const special = (form: 'tools' | 'dependencies' | 'data-flows', more: More = {}): Field => ({ form, of: 'token', ...more });
/** What JSON alone can say. */
export const jsonOnly = (more: More = {}): Field => ({ form: 'attribute', of: 'token', only: 'json', ...more });
