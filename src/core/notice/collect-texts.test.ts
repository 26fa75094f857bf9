import { describe, expect, it } from 'vitest';
import { CollectedTexts, type BroughtText } from './collect-texts.ts';

const text = (title: string, words: string, kind: BroughtText['kind'] = 'license'): BroughtText => ({ component: `pkg:npm/${words.replaceAll(' ', '-')}@1.0.0`, kind, title, origin: 'component', text: words, copyrightLines: [] });

describe('texts of a notice', () => {
  it('have ids that look like no version of a licence', () => {
    const collected = new CollectedTexts();
    for (const one of [text('Apache-2.0', 'the one text'), text('Apache-2.0', 'another text'), text('MIT OR Apache-2.0', 'a choice'), text('NOTICE', 'a notice', 'notice'), text('NOTICE', 'more', 'notice')]) collected.add(one);
    expect(collected.texts().map(({ id }) => id)).toEqual(['Apache-2.0', 'Apache-2.0_2', 'MIT-OR-Apache-2.0', 'NOTICE.1', 'NOTICE.2']);
  });
});
