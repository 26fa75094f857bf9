import { anything, either, fields, listOf, mapOf, text } from '#core/text/shape.ts';

const steps = listOf(fields({ uses: text }));
const container = either(text, fields({ image: text }));

export const workflow = fields({
  jobs: mapOf(fields({
    uses: text, steps, container, services: either(text, mapOf(fields({ image: text }))),
    strategy: fields({ matrix: either(text, fields({ include: either(text, listOf(either(text, mapOf(anything)))) })) }),
  })),
});

export const action = fields({ runs: fields({ steps, image: text }) });
