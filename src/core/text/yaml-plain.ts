import { giveUp } from './yaml-cursor.ts';

const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const COLON = 58;

/** What no plain scalar may start with. */
const INDICATORS = new Set([...',[]{}#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)));
/** What no plain scalar may start with unless something follows at once. */
const WEAK_INDICATORS = new Set([...'-?:'].map((character) => character.charCodeAt(0)));

/** `,`, `[`, `]`, `{` or `}`. */
export const isFlowIndicator = (code: number): boolean => code === 44 || code === 91 || code === 93 || code === 123 || code === 125;

export interface PlainPlace {
  /** Inside of a flow collection. */
  readonly flow?: boolean;
  /** On a further line of a scalar, which may start with anything. */
  readonly further?: boolean;
}

const BLOCK: PlainPlace = {};

/** The offset behind the last character of the plain scalar that starts at the offset, on its line. */
export function plainEnd(text: string, start: number, { flow = false, further = false }: PlainPlace = BLOCK): number {
  const first = text.charCodeAt(start);
  if (!further && (INDICATORS.has(first) || (WEAK_INDICATORS.has(first) && !mayFollow(text.charCodeAt(start + 1), flow)))) giveUp();
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code > HASH && code !== COLON) {
      if (flow && isFlowIndicator(code)) return end;
      end = at + 1;
    } else if (code === NEWLINE) {
      return end;
    } else if (code === COLON) {
      if (!mayFollow(text.charCodeAt(at + 1), flow)) return end;
      end = at + 1;
    } else if (code === HASH) {
      if (text.charCodeAt(at - 1) === SPACE) return end;
      end = at + 1;
    } else if (code !== SPACE) {
      if (code < SPACE) giveUp();
      end = at + 1;
    }
  }
}

/** Whether a colon (dash, question mark) before the character belongs to the scalar. */
const mayFollow = (code: number, flow: boolean): boolean => code !== SPACE && code !== NEWLINE && !(flow && isFlowIndicator(code));
