import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const entry = (more: string): string => `records:\n\n  - component: pkg:npm/x@1.0.0\n    obligation: license-text\n${more}`;

describe('records of duties', () => {
  it.each([
    ['a key that is missing, at its entry', entry('    status: open\n    by: mia\n'), [[3, 'records[0].on is missing']]],
    ['a key that nobody knows, at the key', entry('    status: open\n    by: mia\n    on: 2026-01-01\n    until: never\n'), [[8, 'records[0] has the unknown key "until"']]],
    ['a value that is none of them, at the value', entry('    status: done\n    by: mia\n    on: 2026-01-01\n'), [[5, 'records[0].status must be one of open, planned-before-release, fulfilled, not-applicable, deferred-to-parent, fulfilled-and-parent-too, escalated']]],
    ['a day that is none', entry('    status: open\n    by: mia\n    on: soon\n'), [[7, 'records[0].on must be a day, as in 2026-03-01']]],
    ['a day that no calendar has', entry('    status: open\n    by: mia\n    on: 2026-02-30\n'), [[7, 'records[0].on must be a day, as in 2026-03-01']]],
    ['a name that is empty', entry('    status: open\n    by: ""\n    on: 2026-01-01\n'), [[6, 'records[0].by must not be empty']]],
    ['a list that is none', 'records: all\n', [[1, 'records must be a list']]],
    ['a list that is missing, and what stands in its place', 'record: []\n', [[1, 'records is missing'], [1, 'the file has the unknown key "record"']]],
    ['an entry that is none', 'records:\n  - x\n', [[2, 'records[0] must be keys and values']]],
    ['a second document', 'records: []\n---\nrecords: []\n', [[3, 'it must be one document, without --- between']]],
  ])('tell the line of %s', (_, source, problems) => {
    expect(parseRecords(source, 'r.yaml')).toEqual({ records: [], problems: problems.map(([line, message]) => ({ line, message })) });
  });

  it('know where they stand', () => {
    const { records } = parseRecords(entry('    status: fulfilled\n    by: mia\n    on: 2026-01-01\n  - {component: "*", obligation: relink, status: open, by: mia, on: 2026-01-02}\n'), '.muster/obligations.yaml');
    expect(records.map(({ place }) => place)).toEqual([{ path: '.muster/obligations.yaml', line: 3 }, { path: '.muster/obligations.yaml', line: 8 }]);
  });
});
