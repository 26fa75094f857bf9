import { TextSyntaxError } from './position.ts';

/** Lines of a file that do not stand together, read as one text. */
export class ScatteredLines {
  readonly #lines: string[] = [];
  readonly #numbers: number[] = [];

  /** `number` is that of the line in its file. */
  add(line: string, number: number): void {
    this.#lines.push(line);
    this.#numbers.push(number);
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  /** In the file, of a line of the text. */
  line(line: number): number {
    return this.#numbers[line - 1] ?? this.#numbers.at(-1) ?? 1;
  }

  /** What `parse` makes of the text; the lines of its `TextSyntaxError` are those of the file. */
  read<T>(parse: (text: string) => T): T {
    try {
      return parse(this.text);
    } catch (error) {
      if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, this.line(error.line));
      throw error;
    }
  }
}
