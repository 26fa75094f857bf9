import { describe, expect, it } from 'vitest';
import { compileJsonSchema } from './json-schema.ts';

const only = (name: string, schema: object) => ({ type: 'object', required: [name], additionalProperties: false, properties: { [name]: schema } });
const named = { type: 'object', properties: { id: { enum: ['MIT', 'ISC'] }, name: { type: 'string' } }, oneOf: [{ required: ['id'] }, { required: ['name'] }] };
const check = compileJsonSchema({
  root: {
    definitions: { named },
    properties: {
      licenses: { oneOf: [{ type: 'array', items: only('license', { $ref: '#/definitions/named' }) }, { type: 'array', items: only('expression', { type: 'string' }), maxItems: 1 }] },
    },
  },
});
const told = (...licenses: unknown[]) => check({ licenses }).map(({ at, message }) => `${at}: ${message}`);

describe('of a choice', () => {
  it.each([
    ['the list in two forms', [{ license: { id: 'MIT' } }, { expression: 'MIT' }], ['/licenses/1: the member "license" is missing', '/licenses/1: there is no member "expression" here']],
    ['a wrong member', [{ licence: {} }], ['/licenses/0: the member "license" is missing', '/licenses/0: there is no member "licence" here']],
    ['one member too many', [{ expression: 'MIT', extra: 1 }], ['/licenses/0: there is no member "extra" here']],
    ['one item too many', [{ expression: 'MIT' }, { expression: 'ISC' }], ['/licenses: must NOT have more than 1 items']],
    ['a wrong value deep in one form', [{ license: { id: 'Nope' } }], ['/licenses/0/license/id: "Nope" is not one of "MIT", "ISC"']],
    ['a value of a wrong kind', [{ license: 'MIT' }], ['/licenses/0/license: "MIT" is not of type object']],
    ['too few members for any form', [{ license: {} }], ['/licenses/0/license: it fits none of the allowed forms (the member "id" is missing; or the member "name" is missing)']],
    ['members of two forms', [{ license: { id: 'MIT', name: 'M' } }], ['/licenses/0/license: it fits more than one of the forms that exclude each other']],
  ])('only the nearest form is told: %s', (_, licenses, problems) => expect(told(...licenses)).toEqual(problems));

  it('nothing is told where one form fits', () => expect(told({ license: { id: 'MIT' } }, { license: { name: 'Own' } })).toEqual([]));
});
