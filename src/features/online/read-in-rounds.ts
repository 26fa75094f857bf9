import type { Extraction } from '#core/inventory/extraction.ts';
import type { Descriptions } from '#core/plugin/descriptions.ts';
import { purlPartsOf, type Purl } from '#core/purl/purl.ts';
import type { ExtractionTask, RunTasks } from '../scan/extraction-task.ts';
import { lookUp } from './look-up.ts';
import type { OnlineContext } from './registry-access.ts';

/** Chains of parents and dependencies are rarely deeper than a dozen. */
const mostRounds = 100;
const mostQuestions = 50_000;

/** Runs sources that resolve dependencies themselves: what they ask for in one round is there in the next, until they ask for nothing new. */
export async function readInRounds(tasks: readonly ExtractionTask[], run: RunTasks, context: OnlineContext): Promise<Extraction[]> {
  if (tasks.length === 0) return [];
  const answers = new Map<Purl, string | null | undefined>();
  for (let round = 1; ; round++) {
    const open = new Set<Purl>();
    const descriptions: Descriptions = {
      get(purl) {
        if (!answers.has(purl)) open.add(purl);
        return answers.get(purl);
      },
    };
    const extractions = (await run(tasks, descriptions)).flat();
    const isCut = round >= mostRounds || answers.size + open.size > mostQuestions;
    if (open.size === 0 || isCut) return open.size === 0 ? extractions : [...extractions, cut(open.size)];
    await Promise.all(Array.from(open, async (purl) => {
      answers.set(purl, await describe(purl, context));
      context.onProgress(`resolving: ${answers.size} descriptions of packages, round ${round}`);
    }));
  }
}

/** `null` when no registry has it, `undefined` when it could not be asked. */
async function describe(purl: Purl, context: OnlineContext): Promise<string | null | undefined> {
  const parts = purlPartsOf(purl);
  const answer = await lookUp({
    parts, isFixed: parts.version !== undefined,
    request: (registry, endpoint) => registry.request(parts, endpoint),
    parse(registry, body, endpoint) {
      // what makes no sense is noticed here, and not kept
      registry.parse(body, parts, endpoint);
      return body;
    },
  }, context);
  if (answer.kind === 'found') return answer.value;
  if (answer.kind === 'failed') context.failed.add(parts.type, purl, answer.failure);
  else if (answer.kind === 'absent') context.failed.addAbsent(parts.type, purl);
  return answer.kind === 'absent' ? null : undefined;
}

const cut = (count: number): Extraction => ({
  source: 'scan/online',
  nodes: [],
  edges: [],
  claims: [],
  issues: [{
    code: 'too-large', path: '.', source: 'scan/online',
    message: `the resolution of dependencies was ended with ${count} questions open`,
    remedy: 'Scan parts of the tree on their own, or scan what the build produced.',
  }],
});
