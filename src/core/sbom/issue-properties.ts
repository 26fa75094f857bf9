import { issueCodes, type Issue, type IssueCode } from '../model/issue.ts';
import type { SbomProperty } from '../model/sbom.ts';
import { get, text } from '../text/value.ts';

const propertyName = 'muster:issue';

/** What could not be done goes with the document: one property for each issue, for people as well as for us. */
export function issueProperties(issues: readonly Issue[]): SbomProperty[] {
  return issues.map(({ code, path, line, message, remedy, source }) => ({
    name: propertyName,
    value: JSON.stringify({ code, path, ...(line !== undefined && { line }), message, remedy, source }),
  }));
}

/** The issues that properties of a document tell of. */
export function issuesOfProperties(properties: readonly SbomProperty[]): Issue[] {
  return properties.filter(({ name }) => name === propertyName).flatMap(({ value }): Issue[] => {
    let json: unknown;
    try {
      json = JSON.parse(value);
    } catch {
      // somebody else's property of this name
      return [];
    }
    const [code, path, message, remedy, source] = ['code', 'path', 'message', 'remedy', 'source'].map((key) => text(json, key));
    const line = get(json, 'line');
    if (path === undefined || message === undefined || !(issueCodes as readonly (string | undefined)[]).includes(code)) return [];
    return [{ code: code as IssueCode, path, ...(typeof line === 'number' && { line }), message, remedy: remedy ?? '', source: source ?? 'sbom' }];
  });
}
