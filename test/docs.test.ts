import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '#cli/program.ts';
import { codeBlocks, documents, readDocumentText, shownCommands } from './support/shown-commands.ts';
import { commandLines, inlineCommands, problemOf } from './support/documented-commands.ts';
import { repository } from './support/muster.ts';

const texts = documents.map((path) => ({ path, text: readDocumentText(path) }));

describe('the documents', () => {
  it('are looked at', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/guide/scan.md', 'docs/decisions/0001-one-package-enforced-layers.md']));
  });

  it('link to what is there', () => {
    expect(texts.flatMap(({ path, text }) => brokenLinks(path, text))).toEqual([]);
  });

  it('show commands that the program understands', async () => {
    const wrong: string[] = [];
    for (const { path, text } of texts.filter(({ path: name }) => !name.startsWith('docs/decisions/'))) {
      for (const { command, isWhole } of [...blockCommands(text), ...inlineCommands(text)]) {
        const problem = await problemOf(buildProgram({ exitCode: 0 }), command, isWhole);
        if (problem !== undefined) wrong.push(`${path}: ${command}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['scan --strct', true],
    ['scam', true],
    ['scan -f tabel', true],
    ['diff A', true],
    ['sbom mangle A', true],
    ['scan --strct', false],
    ['scam', false],
  ])('would not show muster %s', async (command, isWhole) => {
    expect(await problemOf(buildProgram({ exitCode: 0 }), command, isWhole)).toBeTypeOf('string');
  });

  it.each([
    ['diff', false],
    ['scan --online', false],
    ['scan -f cyclonedx-json@1.6 A B', true],
    ['--version', true],
    ['help scan', true],
  ])('may show muster %s', async (command, isWhole) => {
    expect(await problemOf(buildProgram({ exitCode: 0 }), command, isWhole)).toBeUndefined();
  });

  it('name scripts and tools that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const wrong = texts.flatMap(({ path, text }) => {
      const missingScripts = [...text.matchAll(/\bnpm run ([a-z][a-z-]*)/g)].map((match) => match[1]!).filter((name) => scripts[name] === undefined);
      const tools = [...text.matchAll(/\bnode (tools\/[\w./-]+)/g)].map((match) => match[1]!);
      const missingTools = tools.filter((tool) => !existsSync(join(repository, tool)));
      return [...missingScripts, ...missingTools].map((name) => `${path}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('show pictures that are small', () => {
    const isPicture = (link: string): boolean => /\.(?:png|svg|jpe?g)$/.test(link);
    const pictures = texts.flatMap(({ path, text }) => linksOf(text).filter(isPicture).map((link) => join(repository, dirname(path), link)));
    expect(pictures.length).toBeGreaterThan(1);
    expect(pictures.filter((picture) => statSync(picture).size > 300_000)).toEqual([]);
  });
});

function blockCommands(text: string): { command: string; isWhole: boolean }[] {
  const scripts = codeBlocks(text).filter(({ language }) => ['sh', 'yaml', 'bash', ''].includes(language));
  const inScripts = scripts.flatMap(({ lines }) => commandLines(lines.join('\n')));
  const shown = shownCommands(text).flatMap(({ command }) => commandLines(command));
  return [...inScripts, ...shown].map((command) => ({ command, isWhole: true }));
}

function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^\s*```[\s\S]*?^\s*```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const markdown = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1]!);
  const html = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map((match) => match[1]!);
  return [...markdown, ...html];
}

function brokenLinks(path: string, text: string): string[] {
  return linksOf(text).filter((link) => !/^[a-z]+:/.test(link)).filter((link) => {
    const [target = '', anchor] = link.split('#', 2);
    const file = target === '' ? path : normalize(join(dirname(path), target));
    if (file.startsWith('..') || !existsSync(join(repository, file))) return true;
    return anchor !== undefined && !anchorsOf(readDocumentText(file)).has(anchor);
  }).map((link) => `${path}: ${link}`);
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replaceAll(/^\s*```[\s\S]*?^\s*```/gm, '').matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return new Set(headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '').replaceAll(' ', '-')));
}
