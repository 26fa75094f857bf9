import type { LicenseStatement } from '#core/model/component.ts';

/** A `META-INF/MANIFEST.MF`: attributes of the main section, and of all sections about packages and files together. */
export class Manifest {
  readonly #main = new Map<string, string>();
  readonly #sections = new Map<string, string>();

  /** Continuation lines start with one space; an empty line ends a section. Lines that are neither are passed over. */
  constructor(text: string) {
    let attributes = this.#main;
    let name: string | undefined;
    let value = '';
    const close = (): void => {
      if (name !== undefined && value.trim() !== '' && !attributes.has(name)) attributes.set(name, value.trim());
      name = undefined;
    };
    for (const line of text.split(/\r\n|\n|\r/)) {
      if (line.startsWith(' ')) {
        value += line.slice(1);
        continue;
      }
      close();
      if (line === '' && this.#main.size > 0) attributes = this.#sections;
      const colon = line.indexOf(':');
      if (colon > 0) {
        name = line.slice(0, colon).trim().toLowerCase();
        value = line.slice(colon + 1);
      }
    }
    close();
  }

  /** From the main section, else from the first section that says it. */
  get(name: string): string | undefined {
    return this.main(name) ?? this.#sections.get(name.toLowerCase());
  }

  main(name: string): string | undefined {
    return this.#main.get(name.toLowerCase());
  }

  /** Licences as the manifest states them: of an OSGi bundle, of a Jenkins plugin. */
  get licenses(): LicenseStatement[] {
    const plugin = [...this.#main].filter(([name]) => /^plugin-license-name(?:-\d+)?$/.test(name)).map(([, value]) => value);
    const bundle = clausesOf(this.get('Bundle-License') ?? '').map(({ value, attributes }) => ({ value, ...linkIn(attributes) }));
    return [...bundle, ...plugin.map((value) => ({ value }))].filter(({ value }) => value !== '' && !value.startsWith('<<'));
  }
}

interface Clause {
  readonly value: string;
  /** What stands behind it: `;link="https://…"`. */
  readonly attributes: string;
}

/** The clauses of an OSGi header: `Apache-2.0;link="https://…",MIT`. */
function clausesOf(header: string): Clause[] {
  const found: Clause[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= header.length; at++) {
    if (header[at] === '"') quoted = !quoted;
    if (at < header.length && (header[at] !== ',' || quoted)) continue;
    const clause = header.slice(start, at);
    const semicolon = clause.indexOf(';');
    const value = (semicolon === -1 ? clause : clause.slice(0, semicolon)).trim();
    const attributes = semicolon === -1 ? '' : clause.slice(semicolon);
    const last = found.at(-1);
    // a licence name such as "Apache License, Version 2.0" is no list
    if (last !== undefined && /^version\b/i.test(value)) found[found.length - 1] = { value: `${last.value}, ${value}`, attributes };
    else found.push({ value: value.replace(/^"|"$/g, ''), attributes });
    start = at + 1;
  }
  return found;
}

/** The clauses of an OSGi header without their attributes. */
export const clauses = (header: string): string[] => clausesOf(header).map(({ value }) => value);

function linkIn(attributes: string): { readonly url?: string } {
  const link = /;\s*link\s*:?=\s*"?([^\s";]+)/i.exec(attributes)?.[1];
  return link === undefined ? {} : { url: link };
}
