import { readJson, write } from '#core/sbom/cyclonedx/codec.ts';
import { validateJsonDocument } from '#core/sbom/cyclonedx/validate.ts';
import { tellingRepeatedKeys } from '#core/sbom/telling-repeated-keys.ts';

const codec = tellingRepeatedKeys({
  read: readJson,
  validate: (source, _path, packages) => validateJsonDocument(source, packages),
  write: (sbom, options) => write('json', sbom, options),
});

export default codec;
