export interface PackageName {
  readonly name: string;
  /** With its revision: `1.0-r2`. */
  readonly version: string;
}

/** Version syntax of the Package Manager Specification, section 3.2. */
const version = /^\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|p)\d*)*(?:-r\d+)?$/;

/** Name and version of `name-version` or `name-version-rN`; `undefined` when it is not of that form. */
export function splitPackageName(text: string): PackageName | undefined {
  const last = text.lastIndexOf('-');
  if (last <= 0) return undefined;
  const dash = /^r\d+$/.test(text.slice(last + 1)) ? text.lastIndexOf('-', last - 1) : last;
  if (dash <= 0) return undefined;
  const found = { name: text.slice(0, dash), version: text.slice(dash + 1) };
  return version.test(found.version) && /^[A-Za-z0-9_][A-Za-z0-9+_-]*$/.test(found.name) ? found : undefined;
}
