import { append } from '#core/inventory/multi-map.ts';
import { LineCounter } from '#core/text/position.ts';

/** Stands in the text for what an action of the template would write; nobody types it. */
export const rendered = '\ue000';

/** A template as YAML, each line where it was. */
export interface HelmfileTemplate {
  readonly text: string;
  /** Where the first action stands, if there is one. */
  readonly firstAction: number | undefined;
  /** Lines of actions that write lines of their own. */
  readonly written: readonly number[];
  /** Lines of conditions and loops around other lines; what stands in them stays. */
  readonly branches: readonly number[];
}

type Action = 'comment' | 'branch' | 'end' | 'value';

/** Helmfiles are templates of Go with YAML around: lines of nothing but actions are taken out, other actions are marked with `rendered`. */
export function readHelmfileTemplate(source: string): HelmfileTemplate {
  const lines = new LineCounter(source);
  const ofLine = new Map<number, Action[]>();
  const parts: string[] = [];
  let at = 0;
  for (let start = source.indexOf('{{'); start !== -1; start = source.indexOf('{{', at)) {
    const isComment = /^\{\{-?\s*\/\*/.test(source.slice(start, start + 20));
    const close = source.indexOf(isComment ? '*/' : '}}', start);
    const end = close === -1 ? -1 : source.indexOf('}}', close);
    if (end === -1) break;
    const action = isComment ? 'comment' : kindOf(source.slice(start, end));
    const line = lines.lineAt(start);
    append(ofLine, line, action);
    parts.push(source.slice(at, start), action === 'comment' ? '' : rendered, '\n'.repeat(lines.lineAt(end) - line));
    at = end + 2;
  }
  parts.push(source.slice(at));
  const [written, branches]: [number[], number[]] = [[], []];
  const kept = parts.join('').split('\n').map((text, index) => {
    if (!text.includes(rendered) || text.replaceAll(rendered, '').trim() !== '') return text;
    const actions = ofLine.get(index + 1) ?? [];
    if (actions.includes('value')) written.push(index + 1);
    if (actions.includes('branch')) branches.push(index + 1);
    return '';
  });
  return { text: kept.join('\n'), firstAction: ofLine.keys().next().value, written, branches };
}

/** Assignments write as little as comments do. */
function kindOf(action: string): Action {
  const [, word = '', rest = ''] = /^\{\{-?\s*([\w$]+)(.{0,3})/s.exec(action) ?? [];
  if (word.startsWith('$') && /^\s*:?=/.test(rest)) return 'comment';
  if (['if', 'range', 'with', 'else'].includes(word)) return 'branch';
  return word === 'end' ? 'end' : 'value';
}
