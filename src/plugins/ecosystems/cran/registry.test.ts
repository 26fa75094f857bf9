import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the repositories of the profile or R', () => {
  expect(answers({ '~/.Rprofile': 'options(repos = c(CRAN = "https://r.acme.example/"))\n# https://www.example/help' })).toEqual([{ url: 'https://r.acme.example' }]);
  expect(answers({}, {}, { 'Rscript --vanilla -e cat(getOption("repos"))': '@CRAN@' })).toEqual([]);
});

test('believes the newest version only about itself', () => {
  const purl = { type: 'cran', name: 'Rcpp', version: '1.0.11' };
  expect(registry.request(purl, { url: 'https://cran.example' })?.url).toBe('https://cran.example/web/packages/Rcpp/DESCRIPTION');
  expect(registry.parse('Package: Rcpp\nVersion: 1.0.11\nLicense: GPL (>= 2)\n', purl).licenses).toEqual(['GPL (>= 2)']);
  expect(() => registry.parse('Package: Rcpp\nVersion: 1.0.12\nLicense: MIT\n', purl)).toThrow('version 1.0.12 only');
});
