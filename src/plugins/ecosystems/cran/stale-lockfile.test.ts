import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import cran from './index.ts';

const lock = JSON.stringify({ R: { Version: '4.3.1' }, Packages: { lamp: { Package: 'lamp', Version: '1.9-2', Source: 'Repository', Repository: 'CRAN' } } }, undefined, 1);
const readAll = (imports: string) => readStale(cran, { DESCRIPTION: `Package: shop\nVersion: 1.0.0\nImports:\n${imports}\n`, 'renv.lock': lock });
const read = async (imports: string) => (await readAll(imports)).stale;

it('a locked version that DESCRIPTION does not admit, and what is not locked', async () => {
  expect(await read('    lamp (>= 2.0),\n    oil')).toEqual(['DESCRIPTION:4 the manifest and renv.lock do not agree: oil is not locked; lamp is >= 2.0 here and locked as 1.9-2']);
});

it.each(['    lamp', '    lamp (>= 1.9.1)', '    lamp (< 2)', '    lamp (>= later)', '    R (>= 9.0), methods'])('%s is met', async (imports) => {
  expect(await read(imports)).toEqual([]);
});

it('what is not locked is told and listed, unless it is only suggested', async () => {
  expect(await readAll('    lamp,\n    oil (>= 2),\n    wick\nLinkingTo:\n    saw\nSuggests:\n    file\nRemotes: ann/wick@v1')).toEqual({
    stale: ['DESCRIPTION:5 the manifest and renv.lock do not agree: oil is not locked; wick is not locked; saw is not locked'],
    purls: ['pkg:cran/lamp@1.9-2', 'pkg:cran/oil', 'pkg:cran/saw', 'pkg:cran/wick?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fann%2Fwick%40v1'],
    edges: ['shop > pkg:cran/lamp@1.9-2 runtime', 'shop > pkg:cran/oil runtime', 'shop > pkg:cran/saw build', 'shop > pkg:cran/wick?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fann%2Fwick%40v1 runtime'],
  });
});
