import { closest } from '../language/condition-error.ts';
import { questions, type Answers, type Question, type QuestionId } from './questions.data.ts';

export const fallbacks = Object.fromEntries(questions.map(({ id, fallback }) => [id, fallback])) as Answers;

/** What an answer means, in one spelling; or what is wrong with it. An empty answer is the fallback. */
export function understood(question: Question, text: string): { readonly answer: string } | { readonly problem: string } {
  const written = text.trim();
  if (written === '') return { answer: question.fallback };
  switch (question.kind) {
    case 'text': return written.length > 100 || /[\p{Cc}]/u.test(written) ? { problem: 'That is too long for a name.' } : { answer: written };
    case 'yes-or-no': return yesOrNo(written.toLowerCase());
    case 'one': return oneOf(written, question.options ?? []);
    case 'several': {
      const found = written.split(/[\s,]+/).filter((part) => part !== '').map((part) => oneOf(part, question.options ?? []));
      const wrong = found.find((part) => 'problem' in part);
      return wrong ?? { answer: (question.options ?? []).filter((option) => found.some((part) => 'answer' in part && part.answer === option)).join(', ') };
    }
  }
}

const yesOrNo = (text: string): { readonly answer: string } | { readonly problem: string } => ('yes'.startsWith(text) ? { answer: 'yes' } : 'no'.startsWith(text) ? { answer: 'no' } : { problem: 'Answer yes or no.' });

function oneOf(text: string, options: readonly string[]): { readonly answer: string } | { readonly problem: string } {
  const exact = options.find((option) => option === text.toLowerCase());
  if (exact !== undefined) return { answer: exact };
  const meant = closest(text, options);
  return { problem: `${meant === undefined ? '' : `Did you mean ${meant}? `}Answer ${options.join(', ')}.` };
}

export function isAsked(question: Question, answers: Readonly<Partial<Record<QuestionId, string>>>): boolean {
  return question.onlyIf === undefined || answers[question.onlyIf.id as QuestionId] === question.onlyIf.is;
}
