import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { readXml, write } from '#core/sbom/cyclonedx/codec.ts';
import { validateXmlDocument } from '#core/sbom/cyclonedx/validate.ts';

const codec: SbomCodec = {
  read: readXml,
  validate: (source, _path, packages) => validateXmlDocument(source, packages),
  write: (sbom, options) => write('xml', sbom, options),
};

export default codec;
