/** Values of variables. */
export type Variables = Pick<ReadonlyMap<string, string>, 'get'>;

/** Settings of an `.npmrc`: `key = value`, comments with `#` or `;`, `${NAME}` for variables of the environment. */
export function parseNpmrc(text: string, environment: Variables): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';') || trimmed.startsWith('[')) continue;
    const equals = trimmed.indexOf('=');
    if (equals <= 0) continue;
    const value = expandVariables(unquote(trimmed.slice(equals + 1).trim()), environment);
    if (value !== undefined) settings.set(trimmed.slice(0, equals).trim(), value);
  }
  return settings;
}

const unquote = (value: string): string => (/^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value);

/** `undefined` when a variable is not set: half a token is none. */
export function expandVariables(value: string, environment: Variables): string | undefined {
  let missing = false;
  // `${NAME?}` of npm, `${NAME:-other}` and `${NAME-other}` of Yarn
  const expanded = value.replaceAll(/\$\{([^}?:-]+)(\?|:?-[^}]*)?\}/g, (_whole, name: string, otherwise: string | undefined) => {
    const found = environment.get(name);
    if (found === undefined && otherwise === undefined) missing = true;
    return found || (otherwise ?? '').replace(/^(?:\?|:?-)/, '');
  });
  return missing ? undefined : expanded;
}
