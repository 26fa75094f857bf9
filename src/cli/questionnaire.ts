import { createInterface } from 'node:readline';
import { fallbacks, isAsked, understood } from '#core/policy/first-policy/answers.ts';
import { questions, type Answers, type QuestionId } from '#core/policy/first-policy/questions.data.ts';
import { UsageError } from './exit-codes.ts';
import { say } from './say.ts';

/** Asks on standard error and reads lines from standard input; where that ends, what is left gets its fallback; where nobody answers anything, nothing is decided. Given answers are not asked for. */
export async function askQuestions(given: Partial<Answers>): Promise<Answers> {
  const answers: Partial<Record<QuestionId, string>> = { ...given };
  const lines = createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
  let isAnswered = false;
  try {
    for (const question of questions) {
      if (answers[question.id] !== undefined || !isAsked(question, answers)) continue;
      say(`\n${question.text}\n  ${question.hint} [${question.fallback}]: `);
      for (;;) {
        const { value, done } = await lines.next();
        if (done && !isAnswered) throw new UsageError('Nobody answered the questions: standard input is at its end.', 'Answer them in a terminal, give the answers by a pipe, a line each, or take the default policy with --default.');
        isAnswered = true;
        const found = done ? { answer: question.fallback } : understood(question, value);
        if ('answer' in found) {
          answers[question.id] = found.answer;
          break;
        }
        say(`  ${found.problem} `);
      }
    }
  } finally {
    await lines.return?.();
  }
  say('\n');
  return { ...fallbacks, ...answers };
}
