import { describe, expect, it } from 'vitest';
import { makeComponent, makeInventory, makeIssue } from '../../../test/support/make-inventory.ts';
import { nothingAsked } from './nothing-asked.ts';

const project = (path: string) => ({ id: `npm:${path}`, evidence: [{ kind: 'manifest' as const, path, source: 'npm/package-json' }] });

describe('an inventory without components', () => {
  it('is whole where its projects ask for nothing, and names their manifests', () => {
    expect(nothingAsked([makeInventory({})])).toBe('package.json asks for no package from elsewhere.');
    expect(nothingAsked([makeInventory({ projects: ['a.json', 'b.json', 'c.json', 'd.json'].map(project) })])).toBe('a.json, b.json, c.json and 1 more ask for no package from elsewhere.');
  });

  it('says of which target each is', () => {
    expect(nothingAsked(['x', 'y'].map((name) => makeInventory({ subject: { name } })))).toBe('x/package.json, y/package.json ask for no package from elsewhere.');
  });

  it('is not called whole where there is more, or less, to say', () => {
    expect(nothingAsked([makeInventory({ projects: [] })])).toBeUndefined();
    expect(nothingAsked([makeInventory({ issues: [makeIssue()] })])).toBeUndefined();
    expect(nothingAsked([makeInventory({}), makeInventory({ components: [makeComponent('pkg:npm/left-pad@1.3.0')] })])).toBeUndefined();
  });
});
