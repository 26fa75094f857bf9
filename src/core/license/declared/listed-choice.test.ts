import { describe, expect, it } from 'vitest';
import { libraryComponent } from '../../sbom/library-component.ts';
import type { Component } from '../../model/component.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import { listedChoice } from './listed-choice.ts';

const of = (purl: string, ...licenses: (readonly [path: string, value: string])[]) => ({ purl, declaredLicenses: licenses.map(([path, value]) => ({ path, value })) });

describe('licences that a manifest lists for choice', () => {
  it.each([
    [of('pkg:npm/x@1', ['package.json', 'MIT'], ['package.json', 'GPL-2.0-only OR ISC']), ['MIT', 'GPL-2.0-only', 'ISC']],
    [of('pkg:npm/x@1', ['package.json', 'MIT'], ['package.json', 'MIT']), undefined],
    [of('pkg:npm/x@1', ['package.json', 'MIT'], ['package-lock.json', 'ISC']), undefined],
    [of('pkg:pypi/x@1', ['METADATA', 'MIT'], ['METADATA', 'ISC']), undefined],
    [of('pkg:maven/g/x@1', ['pom.xml', 'The Apache License'], ['pom.xml', 'MIT']), undefined],
  ])('%j', (component, expected) => {
    expect(listedChoice({ vocabulary: component.purl.split(/[:/]/)[1]!, ...component })?.map(renderLicenseExpression)).toEqual(expected);
  });

  it('are one expression in a bill of materials, where a list would mean all of them', () => {
    const component = { ...of('pkg:npm/x@1', ['package.json', 'MIT'], ['package.json', 'GPL-2.0-only']), name: 'x', scope: 'runtime', direct: true, origin: 'registry', overridden: false, requirements: [], aliases: [], platforms: [], metadata: {}, hashes: [], evidence: [] } as unknown as Component;
    expect(libraryComponent(component).declaredLicenses).toEqual([{ expression: 'MIT OR GPL-2.0-only' }]);
  });
});
