/**
 * The Ruby of a Homebrew formula (`any_of: ["MIT", "Apache-2.0"]`, `"GPL-2.0-only" => { with: "Classpath-exception-2.0" }`, `:public_domain`) as
 * an SPDX expression; `undefined` for anything else. Nothing is run.
 */
export function homebrewExpression(text: string): string | undefined {
  const tokens = text.match(/"[^"]*"|=>|\w+:(?!:)|:\w+|[[\]{},]/g) ?? [];
  if (tokens.join('').replaceAll(/\s/g, '') !== text.replaceAll(/\s/g, '')) return undefined;
  const reader = new Reader(tokens);
  const found = reader.value(0);
  return found !== undefined && reader.isAtEnd ? found : undefined;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  value(depth: number): string | undefined {
    if (depth > 20) return undefined;
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    if (token === '{') {
      this.#at++;
      const inner = this.value(depth + 1);
      return this.#take('}') ? inner : undefined;
    }
    if (token === 'any_of:' || token === 'all_of:') {
      this.#at++;
      const operands = this.#list(depth + 1);
      return operands && (operands.length === 1 ? operands[0] : `(${operands.join(token === 'any_of:' ? ' OR ' : ' AND ')})`);
    }
    if (token === ':public_domain') return this.#next('LicenseRef-public-domain');
    if (!token.startsWith('"')) return undefined;
    this.#at++;
    const license = token.slice(1, -1);
    if (!this.#take('=>')) return license;
    const exception = this.#take('{') && this.#take('with:') ? this.#tokens[this.#at++] : undefined;
    return exception?.startsWith('"') === true && this.#take('}') ? `${license} WITH ${exception.slice(1, -1)}` : undefined;
  }

  #list(depth: number): string[] | undefined {
    if (!this.#take('[')) return undefined;
    const found: string[] = [];
    while (!this.#take(']')) {
      const operand = this.value(depth);
      if (operand === undefined) return undefined;
      found.push(operand);
      this.#take(',');
    }
    return found.length === 0 ? undefined : found;
  }

  #next(answer: string): string {
    this.#at++;
    return answer;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
