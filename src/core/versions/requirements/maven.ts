import { maven } from '../maven.ts';
import { readIntervals } from './intervals.ts';
import { anyOf, anything, notARequirement, type Requirement } from './requirement.ts';

/** Maven: a version alone is a wish that any version fulfils; only intervals bind. */
export function mavenRequirement(text: string): Requirement {
  const intervals = readIntervals(text.trim(), maven.compare);
  if (intervals !== undefined) return anyOf(intervals);
  if (text.trim() === '' || /[[\](),\s]/.test(text.trim())) throw notARequirement('Maven', text);
  return anything;
}
