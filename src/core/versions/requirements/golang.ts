import { golang } from '../golang.ts';
import { bound, type Requirement } from './requirement.ts';

/** go.mod names the least version that will do. */
export function golangRequirement(text: string): Requirement {
  const least = text.trim();
  golang.compare(least, least);
  return bound('>=', least, golang.compare);
}
