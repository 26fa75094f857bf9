import { normalName } from '#core/python/package-name.ts';
import { readRequirementsLine } from '#core/python/requirements-line.ts';
import { declare, type DeclarationPlace, type DeclaredDependency } from './declared-dependency.ts';

/** PDM writes dependencies for development that are edited in place as pip does: `-e file:///${PROJECT_ROOT}/part#egg=part`. `undefined` when the text names no package. */
export function declareEditable(text: string, place: DeclarationPlace): DeclaredDependency | undefined {
  const line = readRequirementsLine(text);
  if (line.kind === 'requirement') return declare(line.requirement, place);
  if (line.kind !== 'location' || line.location.name === undefined) return undefined;
  return {
    name: normalName(line.location.name),
    extras: line.location.extras.map(normalName),
    scope: place.scope,
    specifier: '',
    version: undefined,
    accepts: () => true,
    marker: line.marker,
    location: line.location,
    file: place.file,
    line: place.line,
  };
}

/** The address of the project's own directory, as PDM and Hatch write it, is where the manifest lies. */
export const withProjectRoot = (text: string): string => text.replace(/file:\/{3}\$\{PROJECT_ROOT\}\/|\{root:(?:uri|real)\}\//, './');
