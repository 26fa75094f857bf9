import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate, type TemplateData } from './render-template.ts';
import { parseTemplate, type TemplateNode } from './template.ts';
import { unknownNames, type TemplateShape } from './template-names.ts';

const shape: TemplateShape = { names: { title: 'text', tool: { names: { name: 'text' } }, parts: { items: { names: { name: 'text', lines: { items: 'text' } } } } } };
const problems = (template: string): string[] => unknownNames(parseTemplate(template), shape).map(({ line, message }) => `${line}: ${message}`);

describe('names of a template', () => {
  it.each<[string, readonly string[]]>([
    ['{{title}} {{tool.name}}\n{{#parts}}{{name}}{{#lines}}{{.}} of {{name}} in {{title}}{{/lines}}{{^lines}}none{{/lines}}{{/parts}}{{^parts}}nothing{{/parts}}{{#title}}{{.}}{{/title}}{{! nmae }}', []],
    ['one\n{{titel}}', ['2: there is no name "titel", perhaps title is meant; there are title, tool, parts']],
    ['{{#parts}}\n{{nam}}\n{{zzzzzz}}{{/parts}}', ['2: there is no name "nam", perhaps name is meant; in {{#parts}} there are name, lines; around it title, tool, parts', '3: there is no name "zzzzzz"; in {{#parts}} there are name, lines; around it title, tool, parts']],
    ['{{#part}}{{anything}}{{/part}}', ['1: there is no name "part", perhaps parts is meant; there are title, tool, parts']],
    ['{{^licens}}x{{/licens}}', ['1: there is no name "licens"; there are title, tool, parts']],
    ['{{tool.version}}', ['1: tool has no "version"; it has name']],
    ['{{parts.name}}', ['1: parts has no "name"; it is a list, and {{#parts}} repeats what stands up to {{/parts}}']],
    ['{{title.name}}', ['1: title has no "name"; it is a text']],
    ['{{parts}}', ['1: parts is a list and has no text of its own: write {{#parts}}…{{/parts}} to repeat something for each']],
    ['{{tool}}', ['1: tool has no text of its own: write one of tool.name']],
    ['{{#parts}}\n\n{{.}}{{/parts}}', ['3: what the section holds has no text of its own: write one of name, lines']],
    ['{{constructor}}', ['1: there is no name "constructor"; there are title, tool, parts']],
  ])('of %j', (template, expected) => expect(problems(template)).toEqual(expected));

  it('are all there where nothing is said: every value then comes from the data', () => {
    const word = fc.constantFrom('title', 'tool', 'parts', 'name', 'lines', 'tool.name', '.', 'nothing');
    const tree = fc.letrec<{ nodes: string; node: string }>((tie) => ({
      nodes: fc.array(tie('node'), { maxLength: 3 }).map((all) => all.join('')),
      node: fc.oneof({ depthSize: 'small' }, word.map((name) => `{{${name}}}`), fc.tuple(word, tie('nodes')).map(([name, inner]) => `{{#${name}}}${inner}{{/${name}}}`)),
    }));
    const data: TemplateData = { title: 'T', tool: { name: 'M' }, parts: [{ name: 'P', lines: ['L'] }] };
    const valuesIn = (nodes: readonly TemplateNode[]): number => nodes.reduce((sum, node) => sum + (node.kind === 'value' ? 1 : node.kind === 'section' ? valuesIn(node.children) : 0), 0);
    fc.assert(fc.property(tree.nodes, (template) => {
      const nodes = parseTemplate(template);
      // all lists have one item here, so that each value is shown once
      if (unknownNames(nodes, shape).length === 0) expect([...renderTemplate(nodes, data, (text) => text)].join('')).toHaveLength(valuesIn(nodes));
    }), { numRuns: 500 });
  });
});
