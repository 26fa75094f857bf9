import { VersionError, type Order } from '../version-order.ts';

/** Whether a version fulfils what a manifest asks for. Throws VersionError for a version that cannot be ordered. */
export type Requirement = (version: string) => boolean;

/** Reads one ecosystem's spelling of requirements. Throws VersionError for what is no requirement. */
export type RequirementReader = (text: string) => Requirement;

export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=';

export const anything: Requirement = () => true;

export const allOf =
  (parts: readonly Requirement[]): Requirement =>
  (version) =>
    parts.every((part) => part(version));

export const anyOf =
  (parts: readonly Requirement[]): Requirement =>
  (version) =>
    parts.some((part) => part(version));

export function fulfils(operator: Operator, found: Order): boolean {
  switch (operator) {
    case '<':
      return found < 0;
    case '<=':
      return found <= 0;
    case '>':
      return found > 0;
    case '>=':
      return found >= 0;
    case '=':
      return found === 0;
    case '!=':
      return found !== 0;
  }
}

/** A version on one side, by the order of its ecosystem. */
export const bound =
  (operator: Operator, limit: string, compare: (left: string, right: string) => Order): Requirement =>
  (version) =>
    fulfils(operator, compare(version, limit));

export function notARequirement(kind: string, text: string): VersionError {
  return new VersionError(`${JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)} is not a ${kind} version requirement.`);
}

/** The next number, of any length. */
export const increment = (digits: string): string => String(BigInt(digits) + 1n);
