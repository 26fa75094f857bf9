import type { Command } from 'commander';
import { findFormat } from '#cli/formats.ts';

/** Command lines of Muster in a script: without what stands before it, and up to a pipe, a redirection or the next command. */
export function commandLines(script: string): string[] {
  const lines = script.replaceAll(/\\\n\s*/g, ' ').split('\n');
  const call = /(?:^|[\s;&|(])(?:npx |\S*\bbin\/)?muster (?=\S)([^\n]*)/g;
  return lines.flatMap((line) => [...line.matchAll(call)].map((match) => untilEnd(match[1]!)).filter((command) => command !== undefined));
}

/** `muster …` in running text: names a command, its arguments may be missing. */
export function inlineCommands(text: string): { command: string; isWhole: boolean }[] {
  const prose = text.replaceAll(/^\s*```[\s\S]*?^\s*```/gm, '');
  return [...prose.matchAll(/`(?:npx |bin\/)?muster ([^`\n]+)`/g)].map((match) => ({ command: match[1]!, isWhole: false }));
}

/** `undefined` for prose that only begins with the name. */
function untilEnd(rest: string): string | undefined {
  const words = wordsOf(rest);
  return words.length === 0 || words[0]!.includes(':') ? undefined : words.join(' ');
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/"([^"]*)"|'([^']*)'|(\|\|?|&&|;|#.*|>+|2>&1|<)|([^\s"';|&<>]+)/g)) {
    if (match[3] !== undefined) break;
    words.push(match[1] ?? match[2] ?? match[4]!);
  }
  return words;
}

/** What the program has against a command line; a whole one is parsed as it is, of others only the command and the options are looked up. */
export async function problemOf(program: Command, command: string, isWhole: boolean): Promise<string | undefined> {
  const words = wordsOf(command);
  if (!isWhole) return unknownWord(program, words);
  const messages: string[] = [];
  everyCommand(program, (each) => {
    each.exitOverride().configureOutput({ writeErr: (text) => void messages.push(text.trim()), writeOut: () => undefined });
    // a group only shows its help; a command with commands below it would run
    if (each.commands.length === 0 || each.registeredArguments.length > 0) each.action(() => undefined);
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    const isAnswer = ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes((error as { code?: string }).code ?? '');
    if (!isAnswer) return messages[0] ?? String(error);
  }
  return words[0] === 'scan' ? unknownFormat(words) : undefined;
}

function everyCommand(command: Command, visit: (command: Command) => void): void {
  visit(command);
  for (const child of command.commands) everyCommand(child, visit);
}

function unknownWord(program: Command, words: readonly string[]): string | undefined {
  let command = program;
  let at = 0;
  while (at < words.length) {
    const choices = words[at]!.split('|');
    const children = choices.map((choice) => command.commands.find((candidate) => candidate.name() === choice));
    if (choices.length > 1 && children.includes(undefined)) return `there is no command ${words[at]}`;
    const [child] = children;
    if (child === undefined) break;
    command = child;
    at++;
  }
  if (at === 0 && !words[0]!.startsWith('-') && words[0] !== 'help' && words[0] !== '…') return `there is no command ${words[0]}`;
  const known = new Set(['-h', '--help', ...command.options.flatMap(({ short, long }) => [short, long])]);
  return words.slice(at).filter((word) => /^--?[a-z]/i.test(word)).map((word) => word.split('=', 1)[0]!).find((word) => !known.has(word));
}

function unknownFormat(words: readonly string[]): string | undefined {
  const wishes = words.flatMap((word, index) => (['-f', '--format'].includes(words[index - 1] ?? '') ? word.split(',') : []));
  for (const wish of wishes.filter((name) => /^[a-z]/.test(name))) {
    try {
      findFormat(wish);
    } catch (error) {
      return (error as Error).message;
    }
  }
  return undefined;
}
