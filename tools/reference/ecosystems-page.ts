import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { cell, code, pageHead, table } from './markdown-page.ts';

const introduction = `What \`muster scan\` reads, by ecosystem. Lockfiles come before manifests, and what is installed is read besides; files of one project are read together
and counted once. A name in the column *Files* fits in any directory; one with slashes fits the end of a path; \`*\` stands for any part of a name.
*Online* says whether \`--online\` can ask the registry of that ecosystem (the one that the configuration of its own client names).`;

export function ecosystemsPage(): string {
  const sources = ecosystems.reduce((sum, ecosystem) => sum + ecosystem.sources.length, 0);
  const overview = table(['Ecosystem', 'Id', 'Sources', 'Online'], ecosystems.map((ecosystem) => [`[${cell(ecosystem.title)}](#${anchor(ecosystem)})`, code(ecosystem.id), String(ecosystem.sources.length), ecosystem.registry === undefined ? '' : 'yes']));
  return `${pageHead('Ecosystems', `${introduction}\n\n${ecosystems.length} ecosystems, ${sources} sources.`)}${overview}${ecosystems.map(section).join('')}`.trimEnd() + '\n';
}

/** As GitHub makes it of the heading. */
const anchor = ({ title }: Ecosystem): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');

function section(ecosystem: Ecosystem): string {
  const { title, sources, installDirectories = [] } = ecosystem;
  const installed = installDirectories.length === 0 ? '' : `Looked into although git may ignore them: ${installDirectories.map(code).join(', ')}.\n\n`;
  const notFollowed = new Set(sources.flatMap(({ furtherNeeds }) => (typeof furtherNeeds === 'object' && furtherNeeds.notFollowed !== undefined ? [furtherNeeds.notFollowed] : [])));
  return `## ${title}\n\n${table(['Kind', 'Source', 'Files', 'Also looked at'], sources.map(({ kind, title: name, files, reads = [] }) => [kind, cell(name), files.map(code).join(' '), reads.map(code).join(' ')]))}${installed}${Array.from(notFollowed, (sentence) => `${sentence}\n\n`).join('')}`;
}
