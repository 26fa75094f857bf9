import { expect, it } from 'vitest';
import { outsideRequirements } from './lock-differences.ts';

const asked = (...requirements: (string | undefined)[]) => requirements.map((requirement, index) => ({ file: 'manifest', line: index + 1, name: 'lamp', requirement }));

it('is told where no request admits any of the locked versions', () => {
  expect(outsideRequirements('npm', asked('^2.0.0', '^3.0.0'), () => ['1.0.0', '1.0.0', '1.1.0'])).toEqual([{ file: 'manifest', line: 1, what: 'lamp is ^2.0.0 here and locked as 1.0.0, 1.1.0' }]);
});

it.each([[['^2.0.0', '^1.0.0'], ['1.0.0']], [['^2.0.0', undefined], ['1.0.0']], [['^2.0.0', 'main'], ['1.0.0']], [['^2.0.0'], []], [['^2.0.0'], ['1.0.0', '2.1.0']], [['^2.0.0'], ['main']], [['^2.0.0'], '2.1.0'], [['^2.0.0'], undefined]])('%j is met by %j', (requirements, locked) => {
  expect(outsideRequirements('npm', asked(...requirements), () => locked)).toEqual([]);
});

it('is not kept busy', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `^${index}.0.0`);
  const start = performance.now();
  expect(outsideRequirements('npm', asked(...many), () => many.map((range) => range.slice(1)))).toEqual([]);
  // none of these admits the version, which takes too long to find out
  expect(outsideRequirements('npm', asked(...many), () => '0.1.0')).toEqual([]);
  expect(outsideRequirements('npm', asked(...many.slice(1, 10_001)), () => '0.1.0')).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});
