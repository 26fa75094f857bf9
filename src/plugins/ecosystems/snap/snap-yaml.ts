import { checkShape } from '#core/inventory/check-shape.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { snapYaml } from './shapes.ts';

/** The description that every snap carries. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  const name = text(yaml.value, 'name');
  const version = scalar(yaml.value, 'version');
  if (!isRecord(yaml.value) || !name || !version) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'the description has no name or no version',
      remedy: 'Install the snap again, then scan again.',
    });
    return;
  }
  checkShape(found, yaml, snapYaml);
  const architectures = strings(yaml.value, 'architectures');
  const license = text(yaml.value, 'license');
  found.component({
    purl: makePurl({ type: 'snap', name, version, qualifiers: { arch: architectures.length === 1 && architectures[0] !== 'all' ? architectures[0] : undefined } }),
    licenses: license === undefined ? [] : [license],
    metadata: snapMetadata(yaml.value),
    line: yaml.line('name'),
  });
}

export function snapMetadata(value: Value): PackageMetadata {
  const description = text(value, 'summary');
  const homepage = text(value, 'website') ?? strings(value, 'links', 'website')[0];
  const repository = text(value, 'source-code') ?? strings(value, 'links', 'source-code')[0];
  return statedMetadata({ description, homepage, repository });
}
