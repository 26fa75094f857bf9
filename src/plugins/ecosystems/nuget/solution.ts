import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { parseXml, type XmlElement } from '#core/text/xml.ts';
import { fileIn } from './project-index.ts';

/** The projects that a solution names are read by themselves, wherever they lie; those that are not there are told. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const text = file.text();
  const named = file.name.endsWith('.slnx') ? inXml(parseXml(text)) : inLines(text);
  const missing = named.filter(({ path }) => fileIn(tree, file.directory, path.replaceAll('\\', '/')) === undefined);
  const [first] = missing;
  if (first === undefined) return;
  const names = missing.map(({ path }) => path.replaceAll('\\', '/'));
  found.issue({
    code: 'missing-file', line: first.line,
    message: `${names.length === 1 ? 'a project of the solution is' : `${names.length} projects of the solution are`} not in the scanned tree: ${enumerate(names, 5)}; what ${names.length === 1 ? 'it needs' : 'they need'} is not known`,
    remedy: 'Scan a directory that contains them too, or take them out of the solution.',
  });
}

interface Named {
  readonly path: string;
  readonly line?: number;
}

/** Kinds of projects whose packages we read; others are no reason to look for packages. */
const isRead = (path: string): boolean => /\.(?:cs|fs|vb)proj$/i.test(path) && !/^(?:[a-z]:|[\\/]|[a-z]+:\/\/)/i.test(path);

function inLines(text: string): Named[] {
  return text.split('\n').flatMap((line, index) => {
    const path = /^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]*)"/.exec(line.trim())?.[1];
    return path !== undefined && isRead(path) ? [{ path, line: index + 1 }] : [];
  });
}

function inXml({ name, attributes, children, line }: XmlElement): Named[] {
  const path = name === 'Project' ? attributes.get('Path') : undefined;
  return [...(path !== undefined && isRead(path) ? [{ path, line }] : []), ...children.flatMap(inXml)];
}
