import { createHash } from 'node:crypto';
import type { BundleFile } from '#core/bundle/bundle-manifest.ts';
import { unreadTarget } from '#core/inventory/unread-target.ts';
import { usageContexts } from '#core/model/inventory.ts';
import { scopes } from '#core/model/scope.ts';
import { checklistDocument } from '#core/obligations/checklist-document.ts';
import { checklistTable } from '#core/obligations/checklist-table.ts';
import { releaseChecklist, type Evidence } from '#core/obligations/release-checklist.ts';
import type { NoticeInput } from '#core/plugin/notice-format.ts';
import { count } from '#core/report/words.ts';
import { sbomOf } from '#core/sbom/from-inventory.ts';
import { subjectWords } from '#core/notice/notice-words.ts';
import { bundleReadme } from '#features/bundle/bundle-readme.ts';
import { sealBundle } from '#features/bundle/seal-bundle.ts';
import { writtenOffer } from '#features/bundle/written-offer.ts';
import { makeNoticeByTarget } from '#features/notice/make-notice.ts';
import { needSource, noticeEvidence, recordBooks, targetObligations } from '#features/obligations/target-obligations.ts';
import { checkBundlePlace, writeBundle } from '#platform/bundle/write-bundle.ts';
import { noticeFormats } from '#plugins/notices/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { collectSources } from '../bundle-sources.ts';
import { chosen } from '../chosen.ts';
import { givenTexts } from '../given-texts.ts';
import { exitCodes, unlessFault } from '../exit-codes.ts';
import { knowledgeOfTargets, versionsOf } from '../license-sources.ts';
import { noticeOptions, noticeTarget } from '../notice-sources.ts';
import { namedRecords, recordsByTarget } from '../obligation-records.ts';
import { contextOf, readingOf, withOpenTargets, type OpenTarget, type OpenTargetOptions } from '../open-targets.ts';
import { say } from '../say.ts';
import { generatedAt } from '../timestamp.ts';
import { withTargetPlaces } from '../target-places.ts';
import { version } from '../version.ts';

export interface BundleOptions extends OpenTargetOptions {
  readonly output: string;
  readonly context?: string;
  readonly contact?: string;
  readonly texts?: string;
  readonly excludeScope: readonly string[];
  readonly records?: string;
  readonly licenses?: string;
  readonly strict: boolean;
  readonly force: boolean;
}

const tool = { name: 'muster', version };

/** `muster bundle`: everything that accompanies a release. */
export async function bundle(targets: readonly string[], options: BundleOptions): Promise<number> {
  checkBundlePlace(options.output, options.force);
  const said = options.context === undefined ? undefined : chosen('--context', options.context, usageContexts);
  const excluded = options.excludeScope.map((scope) => chosen('--exclude-scope', scope, scopes));
  const timestamp = generatedAt();
  const givenText = givenTexts(options.texts);
  const named = namedRecords(options.records);
  const reading = await readingOf(targets, options);
  return withTargetPlaces(targets, options, (places) => {
    const knowledge = knowledgeOfTargets(options.licenses, places);
    const records = recordsByTarget(places, named);
    return withOpenTargets(places, reading, async (open, isInterrupted) => {
      const context = contextOf(said, open);
      const read = open.map((target) => noticeTarget(target, context, knowledge.of(target.target)));
      const made = makeNoticeByTarget(read, noticeOptions({ context, givenText, exclude: excluded }));
      const { notice } = made;
      const subject = subjectWords(notice);
      const obliged = targetObligations(read, made);
      const needed = needSource(obliged);
      const { files: sourceFiles, sources, missing: withoutSource } = await collectSources(open, needed, options.online ? AbortSignal.timeout(Number(options.timeout) * 1000) : undefined);
      const offered = needed.filter(({ use }) => withoutSource.has(use.component));
      const evidence: Evidence[] = [
        ...noticeEvidence(notice, 'THIRD-PARTY-NOTICES.txt'),
        { kind: 'source-bundle', reference: 'sources/, as it was installed or published', covers: new Set(sources.map(({ component }) => component)) },
        // an offer that names nobody is none
        ...(options.contact === undefined ? [] : [{ kind: 'written-offer' as const, reference: 'WRITTEN-OFFER.txt', covers: new Set(offered.map(({ use }) => use.component)) }]),
      ];
      const checklist = checklistDocument({
        checklist: releaseChecklist(obliged.map(({ obligations }) => obligations), recordBooks(read, made, open.map(({ target }) => records(target))), evidence), subjects: notice.subjects, context, stage: 'release',
        components: obliged.filter(({ obligations }) => obligations.obligations.length > 0).length, dataVersion: versionsOf(read, knowledge), generatedAt: timestamp, tool,
      });
      const missing = [
        ...notice.missing.map(({ name, message }) => `${name}: ${message}`),
        ...[...withoutSource].sort().map(([ref, reason]) => `source of ${ref}: ${reason}; ${options.contact === undefined ? 'the offer in its place needs a --contact' : 'the offer stands in its place'}`),
      ];
      const files: BundleFile[] = [
        text('README.txt', 'readme', [bundleReadme({ subject, hasOffer: offered.length > 0, sources: sources.length, missing })]),
        ...(await notices({ notice, groupBy: 'license', tool })),
        ...notice.texts.map((one) => text(`licenses/${one.id}.txt`, one.kind, [...one.copyrightLines.flatMap(({ component, lines }) => [`${component}:\n`, ...lines.map((line) => `  ${line}\n`)]), ...(one.copyrightLines.length > 0 ? ['\n'] : []), one.text])),
        ...(await sboms(open, timestamp)),
        ...(offered.length > 0 ? [text('WRITTEN-OFFER.txt', 'offer', [writtenOffer({ subject, components: offered, contact: options.contact })])] : []),
        ...sourceFiles,
        text('obligations.txt', 'checklist', checklistTable(checklist, { color: false, columns: 100 })),
        text('obligations.json', 'checklist', [`${JSON.stringify(checklist, null, 1)}\n`]),
      ];
      writeBundle(options.output, sealBundle({ files, sha256, generatedAt: timestamp, tool, subjects: notice.subjects.map((one) => ({ ...one })), context, sources, missing }), options.force);
      if (!options.quiet || withoutSource.size > 0) say(`muster: ${options.output}: ${count(files.length + 2, 'file')}, ${count(checklist.open, 'duty', 'duties')} open${missing.length === 0 ? '' : `; not complete: ${count(missing.length, 'thing is', 'things are')} missing, README.txt lists them`}.\n`);
      const isUnread = open.some(({ inventory }) => unreadTarget(inventory) !== undefined);
      return unlessFault(open.map(({ inventory }) => inventory), isUnread || isInterrupted || (options.strict && (missing.length > 0 || checklist.open > 0)) ? exitCodes.incomplete : exitCodes.done);
    });
  });
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const text = (path: string, kind: BundleFile['kind'], pieces: Iterable<string>): BundleFile => ({ path, kind, bytes: Buffer.from([...pieces].join('')) });

const noticeNames: Readonly<Record<string, string>> = { text: 'THIRD-PARTY-NOTICES.txt', html: 'THIRD-PARTY-NOTICES.html', json: 'notices.json' };

const notices = (input: NoticeInput): Promise<BundleFile[]> =>
  Promise.all(noticeFormats.filter(({ id }) => Object.hasOwn(noticeNames, id)).map(async ({ id, load }) => text(noticeNames[id]!, 'notice', (await load()).default(input))));

async function sboms(open: readonly OpenTarget[], timestamp: string): Promise<BundleFile[]> {
  const inventories = open.map(({ inventory }) => inventory);
  const sbom = sbomOf({ inventories, licenses: new Map(open.map(({ inventory, licenses }) => [inventory, licenses])), generatedAt: timestamp, tool });
  const name = (sbom.name ?? 'sbom').replaceAll(/[^\w.@+-]+/g, '_').slice(0, 100) || 'sbom';
  return Promise.all(sbomFormats.filter(({ id }) => id === 'cyclonedx-json' || id === 'spdx-json').map(async ({ extension, load }) => text(`sbom/${name}${extension}`, 'sbom', (await load()).default.write!(sbom, {}))));
}
