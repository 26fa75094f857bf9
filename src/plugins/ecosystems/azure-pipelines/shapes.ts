import { anything, either, fields, listOf, text } from '#core/text/shape.ts';

/** Expressions are texts, also in place of a list. */
const steps = either(text, listOf(either(text, fields({ task: text }))));
const job = { steps, container: either(text, fields({ image: text })) };
const jobs = either(text, listOf(either(text, fields(job))));

export const pipeline = either(steps, fields({
  ...job, jobs, stages: either(text, listOf(either(text, fields({ jobs })))),
  resources: either(listOf(anything), fields({ containers: listOf(fields({ container: text, image: text })), repositories: listOf(fields({ name: text, ref: text, type: text })) })),
}));
