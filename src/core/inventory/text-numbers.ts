/** Texts by number, wherever they stand. */
export interface NumberedTexts {
  text(number: number): string;
  isText(number: number, text: string): boolean;
}

/** So many places are looked at for one text; where that is not enough (which takes bad luck or ill will), a `Map` takes it. */
const longestSearch = 64;

/** Finds numbers by texts that stand elsewhere, at ten bytes each: nothing of a text is kept here. */
export class TextNumbers {
  readonly #texts: NumberedTexts;
  /** Number + 1 of the text that hashes there; 0 where there is none. */
  #slots = new Int32Array(64);
  #size = 0;
  readonly #crowded = new Map<string, number>();

  constructor(texts: NumberedTexts) {
    this.#texts = texts;
  }

  find(text: string): number | undefined {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const hash = hashOf(text);
    for (let step = 0; step < longestSearch; step++) {
      const number = slots[(hash + step) & mask]! - 1;
      if (number === -1) break;
      if (this.#texts.isText(number, text)) return number;
    }
    return this.#crowded.size === 0 ? undefined : this.#crowded.get(text);
  }

  /** To be called where `find` has none, once the text is there by this number. */
  add(text: string, number: number): void {
    if (2 * (this.#size + 1) > this.#slots.length) this.#grow();
    this.#size++;
    this.#place(text, number);
  }

  #place(text: string, number: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const hash = hashOf(text);
    for (let step = 0; step < longestSearch; step++) {
      const at = (hash + step) & mask;
      if (slots[at] !== 0) continue;
      slots[at] = number + 1;
      return;
    }
    this.#crowded.set(text, number);
  }

  #grow(): void {
    const old = this.#slots;
    const crowded = [...this.#crowded];
    this.#slots = new Int32Array(2 * old.length);
    this.#crowded.clear();
    for (const slot of old) if (slot !== 0) this.#place(this.#texts.text(slot - 1), slot - 1);
    for (const [text, number] of crowded) this.#place(text, number);
  }
}

/** FNV-1a over code units, its high bits mixed into the low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
