import { fields, listOf, scalar, text } from '#core/text/shape.ts';

const dependencies = listOf(fields({ name: text, version: scalar, repository: text, alias: text }));

/** Chart.yaml, and with dependencies only requirements.yaml and the lockfiles. */
export const chartFile = fields({
  name: text, version: scalar, appVersion: scalar, dependencies, annotations: fields({ 'artifacthub.io/license': text, licenses: text, license: text }),
});

export const helmfile = fields({
  repositories: listOf(fields({ name: text, url: text, oci: scalar })), releases: listOf(fields({ chart: text, version: scalar })),
});
