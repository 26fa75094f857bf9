/** Colours for a terminal; none when it does not want them. */
export class Paint {
  readonly #on: boolean;

  constructor(on: boolean) {
    this.#on = on;
  }

  bold = (text: string): string => this.#wrap('1', text);
  dim = (text: string): string => this.#wrap('2', text);
  red = (text: string): string => this.#wrap('31', text);
  green = (text: string): string => this.#wrap('32', text);
  yellow = (text: string): string => this.#wrap('33', text);
  cyan = (text: string): string => this.#wrap('36', text);

  #wrap(code: string, text: string): string {
    return this.#on && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text;
  }
}
