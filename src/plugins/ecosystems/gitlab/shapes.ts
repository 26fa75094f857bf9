import { anything, either, fields, listOf, text, textOrTexts } from '#core/text/shape.ts';

/** A list is a `!reference` to another job. */
const image = either(text, listOf(anything), fields({ name: text }));

const job = { image, services: listOf(image) };

const include = fields({ remote: text, project: text, component: text, local: text, template: text, artifact: text, integrity: text, ref: text, file: textOrTexts });

/** Whatever is an object at the top is a job, or read as one. */
export const pipeline = fields({ ...job, default: fields(job), include: either(text, listOf(either(text, include)), include) }, either(text, listOf(anything), fields(job)));
