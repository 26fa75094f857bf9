import { describe, expect, it } from 'vitest';
import { lockfiles } from '../support/lockfiles.ts';
import { namesOf, type ScannedInventory } from '../support/muster.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const packages = 12;
const kinds = Object.entries(lockfiles).filter(([title]) => title !== 'CycloneDX');

/** A small lockfile of each kind with what stands beside it, each text changed. */
const written = (title: string, change: (text: string) => string | Uint8Array): Files => {
  const { file, beside, pieces } = lockfiles[title]!;
  return Object.fromEntries(Object.entries({ ...beside, [file]: [...pieces(packages)].join('') }).map(([name, text]) => [`app/${name}`, change(text)]));
};

const scanned = (title: string, change: (text: string) => string | Uint8Array) => survive(work.tree(written(title, change)));
const shape = ({ components, projects, dependencies, issues }: ScannedInventory) => ({ components, projects, dependencies, issues });

/** A version in it, or where it has none a name. */
const mark = (text: string): string => (text.includes('1.0.3') ? '1.0.3' : 'package-3');

/** In these a requirement of a package that cannot be named so is passed over. */
const forbidInRequirements: ReadonlySet<string> = new Set(['pdm.lock', 'pip-inspect.deplock', 'pixi.lock v6']);

describe.each(kinds)('%s', (title) => {
  it('says the same with the line ends of Windows and with byte order marks', async () => {
    const plain = await scanned(title, (text) => text);
    expect(plain.components.length).toBeGreaterThan(packages - 1);
    const windows = await scanned(title, (text) => text.replaceAll('\n', '\r\n'));
    expect(shape(windows)).toEqual(shape(plain));
    const marked = await scanned(title, (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(shape(marked)).toEqual(shape(plain));
    const wide = await scanned(title, (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(shape(wide)).toEqual(shape(plain));
  });

  it('is never silent when bytes are no text, cut off, empty or NUL', async () => {
    const invalid = await scanned(title, (text) => Buffer.from(text.replaceAll(mark(text), `${mark(text)}\u00ff`), 'latin1'));
    expect(toldOf(invalid).length).toBeGreaterThan(0);
    const one = await scanned(title, (text) => text.replace(mark(text), `${mark(text)}\0`));
    expect(toldOf(one).filter((line) => /^malformed|NUL/.test(line)).length, toldOf(one).join('\n')).toBeGreaterThan(0);
    const zeros = await scanned(title, () => '\0'.repeat(5000));
    expect(namesOf(zeros)).toEqual([]);
    expect(toldOf(zeros).length).toBeGreaterThan(0);
    for (const at of [0.3, 0.7, 0.95]) await scanned(title, (text) => text.slice(0, Math.floor(text.length * at)));
    // these may be empty
    if (!['requirements.txt', 'gradle.lockfile', '.terraform.lock.hcl'].includes(title)) expect(toldOf(await scanned(title, () => '')).length).toBeGreaterThan(0);
  });

  it('takes packages named like members of the prototype for packages', async () => {
    const evil = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
    const named = (names: readonly string[]) => scanned(title, (text) => text.replaceAll(/(?:Package\.N|Package-N|Package::N|Package|package_|package-|package|module-|tool-|extension-)([3-8])(?![0-9])/g, (_, number) => names[Number(number) - 3]!));
    const inventory = await named(evil);
    const plain = await named(evil.map((_, index) => `ordinary-${index}`));
    const missing = plain.components.length - inventory.components.length;
    // a name that its ecosystem forbids is told instead
    if (missing > 0) expect(toldOf(inventory).length, namesOf(inventory).join()).toBeGreaterThan(toldOf(plain).length);
    expect(missing).toBeLessThan(3);
    // go.sum also lists modules that nothing needs
    for (const name of title === 'go.sum' ? [] : evil.slice(1)) expect(namesOf(inventory).some((found) => found.replaceAll('-', '').toLowerCase().includes(name.toLowerCase())), name).toBe(true);
    expect(inventory.dependencies.length).toBeGreaterThanOrEqual(plain.dependencies.length - 2 * missing - (forbidInRequirements.has(title) ? 1 : 0));
  });
});
