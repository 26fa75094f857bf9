import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate, type TemplateData } from './render-template.ts';
import { parseTemplate, TemplateError } from './template.ts';

const fill = (template: string, data: TemplateData, escape = (text: string) => text): string => [...renderTemplate(parseTemplate(template), data, escape)].join('');

describe('templates', () => {
  it.each<[string, TemplateData, string]>([
    ['Hello {{name}}!', { name: 'you' }, 'Hello you!'],
    ['{{#items}}<{{.}}>{{/items}}{{^items}}none{{/items}}', { items: ['a', 'b'] }, '<a><b>'],
    ['{{#items}}<{{.}}>{{/items}}{{^items}}none{{/items}}', { items: [] }, 'none'],
    ['{{#a}}{{b}} {{c}}{{/a}}', { a: { b: 1 }, c: 2 }, '1 2'],
    ['{{a.b.c}}|{{a.x}}', { a: { b: { c: 'deep' } } }, 'deep|'],
    ['begin\n  {{#a}}\n line\n  {{/a}}\nend\n', { a: true }, 'begin\n line\nend\n'],
    ['a {{! remark }}b', {}, 'a b'],
    ['{{a}} {{{a}}} {{&a}}', { a: '<' }, '&lt; < <'],
    ['{{constructor}}{{a.__proto__}}{{toString}}', { a: {} }, ''],
    ['}} { {', {}, '}} { {'],
  ])('fill %j', (template, data, expected) => {
    expect(fill(template, data, (text) => text.replaceAll('<', '&lt;'))).toBe(expected);
  });

  it.each<[string, string, number]>([
    ['one\n{{#a}}\ntwo', 'the section {{#a}} has no end', 2],
    ['{{/a}}', '{{/a}} ends a section that does not begin', 1],
    ['{{#a}}\n\n{{/b}}', '{{/b}} stands where {{/a}} of line 1 is expected', 3],
    ['\n{{a', 'the tag that begins here has no }}', 2],
    ['{{> file}}', '{{>file}} would read another file, which templates cannot', 1],
    ['{{=<% %>=}}', 'delimiters cannot be changed', 1],
    ['{{a b}}', '"a b" is no name', 1],
    ['{{#a}}'.repeat(51), 'sections are nested more than 50 deep', 1],
  ])('say what is wrong with %j', (template, message, line) => {
    let caught: unknown;
    try {
      parseTemplate(template);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TemplateError);
    expect(caught).toMatchObject({ message, line });
  });

  it('keep every text without tags as it is, and fail on nothing but with TemplateError', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('{{', '{');
      if (!plain.includes('{{')) expect(fill(plain, {})).toBe(plain);
    }));
    fc.assert(fc.property(fc.array(fc.constantFrom('{{', '}}', '{{{', '}}}', '#', '/', '^', '!', 'a', '.', ' ', '\n'), { maxLength: 40 }), (pieces) => {
      try {
        fill(pieces.join(''), { a: [{ a: 'x' }] });
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
      }
    }));
  });
});
