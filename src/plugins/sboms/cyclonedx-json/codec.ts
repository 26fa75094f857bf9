import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { readJson, write } from '#core/sbom/cyclonedx/codec.ts';
import { validateJsonDocument } from '#core/sbom/cyclonedx/validate.ts';

const codec: SbomCodec = {
  read: readJson,
  validate: (source, _path, packages) => validateJsonDocument(source, packages),
  write: (sbom, options) => write('json', sbom, options),
};

export default codec;
