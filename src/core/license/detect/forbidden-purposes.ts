import type { ReadableText } from './readable-text.ts';

/** What somebody may do with a work. */
export const verbsOfUse = /^(?:use|used|utili[sz]ed?|sell|sold|resell|resold|rent|rented|lease|leased|sublicensed?|offer|offered|host|hosted|provided?|run|deploy|deployed|exploit|exploited|employ|employed|embed|embedded|incorporated?|integrated?|commerciali[sz]ed?|moneti[sz]ed?|train|operated?|distributed?|redistributed?|include|included|using|selling|reselling|offering|hosting|providing|running|deploying|embedding|including|training|operating|distributing|redistributing)$/;

/** What is a limit whatever it is for. */
export const saleOrService = /^(?:sell|sold|resell|resold|rent|rented|commerciali[sz]ed?|moneti[sz]ed?)$/;

const single: readonly (readonly [RegExp, string])[] = [
  [/^(?:commercial|commercially|profit)$/, 'LicenseRef-noncommercial-use-only'],
  [/^(?:military|weapons?|weaponry|warfare)$/, 'LicenseRef-no-military-use'],
  [/^(?:saas|paas|hosted|managed)$/, 'LicenseRef-no-hosted-service'],
  [/^(?:compete|competes|competing|competitive|competitors?)$/, 'LicenseRef-no-competing-use'],
  [/^(?:governments?|governmental|police|surveillance|gambling|pornograph(?:y|ic))$/, 'LicenseRef-additional-restriction'],
];

/** The reference for a purpose that is named at a word; `undefined` where none is. */
export function purposeOf(text: ReadableText, at: number, to: number): string | undefined {
  const word = text.word(at);
  // "non-commercial", "whether commercial or not"
  if (/^(?:non|whether)$/.test(text.word(at - 1))) return undefined;
  if (word === 'service' && text.word(at - 1) === 'a' && text.word(at - 2) === 'as') return 'LicenseRef-no-hosted-service';
  // "without a commercial licence", "the commercial edition"
  if (word === 'commercial' && /^(?:licen[cs]es?|licen[cs]ing|agreements?|terms|editions?|versions?|support)$/.test(text.word(at + 1))) return undefined;
  if (/^train(?:ing)?$/.test(word)) return isOfModels(text, at, to) ? 'LicenseRef-no-ai-training' : undefined;
  if (/^(?:hosted|managed)$/.test(word) && !/^(?:services?|offerings?|product|solution|version|platform)$/.test(text.word(at + 1))) return undefined;
  return single.find(([words]) => words.test(word))?.[1];
}

function isOfModels(text: ReadableText, at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to, at + 10); next++) if (/^(?:ai|models?|learning|intelligence|llms?|neural)$/.test(text.word(next))) return true;
  return false;
}
