import { readFileSync } from 'node:fs';
import { unreadTarget } from '#core/inventory/unread-target.ts';
import { usageContexts } from '#core/model/inventory.ts';
import { scopes, type Scope } from '#core/model/scope.ts';
import { noticeDocument } from '#core/notice/notice-document.ts';
import { noticeTemplateShape } from '#core/notice/template-shape.ts';
import { templateView } from '#core/notice/template-view.ts';
import { noticeGroupings, type NoticeInput } from '#core/plugin/notice-format.ts';
import { escapeHtml } from '#core/report/escape-html.ts';
import { count } from '#core/report/words.ts';
import { renderTemplate } from '#core/template/render-template.ts';
import { parseTemplate, TemplateError } from '#core/template/template.ts';
import { unknownNames } from '#core/template/template-names.ts';
import { makeNotice } from '#features/notice/make-notice.ts';
import { noticeFormats } from '#plugins/notices/registry.generated.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { chosen } from '../chosen.ts';
import { givenTexts } from '../given-texts.ts';
import { exitCodes, unlessFault, UsageError } from '../exit-codes.ts';
import { demandFittingExtension } from '../fitting-extension.ts';
import { knowledgeOfTargets } from '../license-sources.ts';
import { noticeOptions, noticeTarget } from '../notice-sources.ts';
import { contextOf, readingOf, withOpenTargets, type OpenTargetOptions } from '../open-targets.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { say } from '../say.ts';
import { withTargetPlaces } from '../target-places.ts';
import { version } from '../version.ts';

export interface NoticeOptions extends OpenTargetOptions {
  readonly context?: string;
  readonly format?: string;
  readonly output?: string;
  readonly groupBy: string;
  readonly template?: string;
  readonly texts?: string;
  readonly excludeScope: readonly string[];
  readonly includeDev: boolean;
  readonly licenses?: string;
  readonly strict: boolean;
}

/** `muster notice`: third-party notices of everything that the targets hand over. */
export async function notice(targets: readonly string[], options: NoticeOptions): Promise<number> {
  const file = options.output === '-' ? undefined : options.output;
  const render = await renderOf(options, file);
  const said = options.context === undefined ? undefined : chosen('--context', options.context, usageContexts);
  const groupBy = chosen('--group-by', options.groupBy, noticeGroupings);
  const exclude = options.excludeScope.map((scope): Scope => chosen('--exclude-scope', scope, scopes));
  const include: readonly Scope[] = options.includeDev ? ['build', 'test', 'development'] : [];
  const givenText = givenTexts(options.texts);
  const reading = await readingOf(targets, options);
  return withTargetPlaces(targets, options, (places) => {
    const knowledge = knowledgeOfTargets(options.licenses, places);
    return withOpenTargets(places, reading, async (open, isInterrupted) => {
      const context = contextOf(said, open);
      const made = makeNotice(open.map((target) => noticeTarget(target, context, knowledge.of(target.target))), noticeOptions({ context, include, exclude, givenText }));
      const pieces = render({ notice: made, groupBy, tool: { name: 'muster', version } });
      if (file === undefined) await writeStandardOutput(pieces);
      else writeFile(file, pieces);
      if (made.missing.length > 0 && !options.quiet) say(`muster: the notice is not complete: ${count(made.missing.length, 'thing is', 'things are')} missing; its last section lists them.\n`);
      const isUnread = open.some(({ inventory }) => unreadTarget(inventory) !== undefined);
      return unlessFault(open.map(({ inventory }) => inventory), isUnread || isInterrupted || (options.strict && made.missing.length > 0) ? exitCodes.incomplete : exitCodes.done);
    });
  });
}

type Renderer = (input: NoticeInput) => Iterable<string>;

async function renderOf({ format, template }: NoticeOptions, file: string | undefined): Promise<Renderer> {
  if (template !== undefined) {
    if (format !== undefined) throw new UsageError('--template and --format exclude each other.', 'The template decides what is written.');
    return ofTemplate(template);
  }
  const byName = file === undefined ? 'text' : noticeFormats.find(({ extension }) => file.toLowerCase().endsWith(extension))?.id ?? 'text';
  const id = format ?? byName;
  const found = noticeFormats.find((candidate) => candidate.id === (id === 'md' ? 'markdown' : id === 'txt' ? 'text' : id));
  if (found === undefined) throw new UsageError(`There is no format ${JSON.stringify(id)} for notices.`, `Formats: ${noticeFormats.map((one) => one.id).join(', ')}.`);
  demandFittingExtension(file, found);
  return (await found.load()).default;
}

/** Values are escaped for HTML where the name of the template ends so; elsewhere they are words as they are. */
function ofTemplate(path: string): Renderer {
  const isHtml = /\.html?(?:\.mustache)?$/i.test(path);
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Correct the path of the template, or make it readable.');
  }
  try {
    const nodes = parseTemplate(source);
    const unknown = unknownNames(nodes, noticeTemplateShape());
    if (unknown.length > 0) throw new UsageError(unknown.map(({ line, message }) => `${path}:${line}: ${message}.`).join('\n'), 'Correct the template; docs/guide/notices.md says what it is given.');
    return ({ notice: made, tool }) => renderTemplate(nodes, templateView(made, noticeDocument(made, tool)), isHtml ? escapeHtml : (text) => text);
  } catch (error) {
    if (error instanceof TemplateError) throw new UsageError(`${path}:${error.line}: ${error.message}.`, 'Correct the template; docs/guide/notices.md says what it may hold.');
    throw error;
  }
}
