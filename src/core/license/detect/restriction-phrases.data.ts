import type { NoticePhrases } from './notice-phrases.data.ts';

const each = (words: readonly string[], ...templates: readonly string[]): string[] => words.flatMap((word) => templates.map((template) => template.replace('*', word)));

const noncommercial = ['non commercial', 'noncommercial'];
const purposes = ['use', 'purposes'];

/**
 * Sentences that take away a part of what the licence beside them grants. They never replace that licence: the answer names both. Each has an example and a near
 * miss; tests run all of them.
 */
export const restrictionPhrases: readonly NoticePhrases[] = [
  {
    id: 'LicenseRef-Commons-Clause-1.0',
    phrases: ['commons clause'],
    example: 'The software is provided to you subject to the "Commons Clause" License Condition, version 1.0.',
    nearMiss: 'The clause of the license on the commons of the village is in the annex.',
  },
  {
    id: 'LicenseRef-noncommercial-use-only',
    phrases: [
      ...each(noncommercial, '* use only', '* purposes only', '* purpose only', '* usage only', 'only for * use', 'only for * purposes', 'solely for * use', 'solely for * purposes', 'exclusively for * use', 'exclusively for * purposes', 'only be used for * purposes',
        'free for * use', 'free for * purposes', 'freely for * purposes', 'freely for * use', 'limited to * use', 'limited to * purposes', 'restricted to * use', 'restricted to * purposes',
        'for * use is permitted', 'for * use are permitted', 'for * purposes is permitted', 'for * purposes are permitted', 'for * use is hereby granted', 'for * purposes is hereby granted'),
      'commercial use is prohibited', 'commercial use is strictly prohibited', 'commercial use is forbidden', 'commercial use is strictly forbidden', 'commercial use is not permitted', 'commercial use is not allowed', 'commercial use prohibited', 'commercial use requires a separate license', 'commercial use requires a commercial license', 'commercial use requires a paid license',
      'not for commercial use', 'not be used for commercial purposes', 'not be used for any commercial purpose', 'not be used for any commercial purposes', 'not be used commercially', 'not be used in commercial products', 'not use this software for commercial purposes', 'not use the software for commercial purposes',
      'for commercial purposes is prohibited', 'for commercial purposes is strictly prohibited', 'for commercial purposes is not permitted', 'for commercial purposes is not allowed',
    ],
    example: 'The program and its source are licensed for non-commercial purposes only; for everything else write to us.',
    nearMiss: 'The program is licensed for commercial and non-commercial purposes, to everybody.',
  },
  {
    id: 'LicenseRef-research-use-only',
    phrases: each(['academic', 'research', 'academic research', 'academic and research', 'research and educational', 'academic and educational', 'educational and research', 'scientific research', 'non profit research', 'non commercial research'],
      ...purposes.flatMap((purpose) => [`for * ${purpose} only`, `only for * ${purpose}`, `solely for * ${purpose}`, `exclusively for * ${purpose}`, `limited to * ${purpose}`, `restricted to * ${purpose}`])),
    example: 'The models are licensed for academic and research purposes only.',
    nearMiss: 'The models came out of academic research; they are licensed for every purpose.',
  },
  {
    id: 'LicenseRef-no-military-use',
    phrases: ['not be used for military purposes', 'not be used for any military purpose', 'not be used for any military purposes', 'not be used for military', 'not be used in military', 'not be used by the military', 'not be used by any military', 'not use the software for military', 'not use this software for military', 'not use it for military purposes',
      'not for military use', 'military use is prohibited', 'military use is strictly prohibited', 'military use is forbidden', 'military use is not permitted', 'military use is not allowed', 'for military purposes is prohibited', 'for military purposes is forbidden', 'for military purposes is not permitted'],
    example: 'One restriction of the license: the Software may not be used for military purposes.',
    nearMiss: 'The licensed software was not made for the military; its purposes are many.',
  },
  {
    id: 'LicenseRef-no-ai-training',
    phrases: ['not be used to train machine learning', 'not be used to train any machine learning', 'not be used to train ai', 'not be used to train artificial intelligence', 'not be used to train any artificial intelligence', 'not be used to train large language models', 'not be used for training machine learning', 'not be used for training ai', 'not be used for training artificial intelligence', 'not be used for training large language models', 'not be used as training data', 'not use the software to train', 'not use this software to train'],
    example: 'The licensed software may not be used to train machine learning models.',
    nearMiss: 'The licensed software is used to train machine learning models.',
  },
  {
    id: 'LicenseRef-evaluation-only',
    phrases: ['for evaluation purposes only', 'for evaluation use only', 'only for evaluation purposes', 'solely for evaluation purposes', 'solely for evaluation', 'for internal evaluation only', 'for internal evaluation purposes only', 'for trial use only', 'for trial purposes only'],
    example: 'This build is licensed to you for evaluation purposes only, for thirty days.',
    nearMiss: 'The purposes of the evaluation are told in the license; only the last one counts.',
  },
];

/** What only limits another licence. */
export const conditionIds: ReadonlySet<string> = new Set([...restrictionPhrases.map(({ id }) => id), 'LicenseRef-no-hosted-service', 'LicenseRef-no-competing-use', 'LicenseRef-personal-use-only', 'LicenseRef-additional-restriction']);
