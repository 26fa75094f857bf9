import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { readJson, write } from '#core/sbom/cyclonedx/codec.ts';
import { validateJsonDocument } from '#core/sbom/cyclonedx/validate.ts';

const codec: SbomCodec = {
  read: readJson,
  validate: (text, _path, packages) => validateJsonDocument(text, packages),
  write: (sbom, options) => write('json', sbom, options),
};

export default codec;
