import { describe, expect, it } from 'vitest';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { exceptionText } from './exception-text.ts';
import { exceptionTextSources } from './exception-texts.data.ts';

const textOf = (id: string): string | undefined => licenseTexts().get(id)?.text;

describe('exceptionText', () => {
  it.each(Object.keys(exceptionTextSources))('holds %s alone', (id) => {
    const text = exceptionText(id, textOf)!;
    expect(text.length).toBeGreaterThan(200);
    expect(text).not.toMatch(/insert GPL|END####/);
  });

  it('has none of what no older id holds', () => {
    expect(exceptionText('LLVM-exception', textOf)).toBeUndefined();
    expect(exceptionText('constructor', textOf)).toBeUndefined();
  });
});
