import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, text } from '#core/text/value.ts';
import { devcontainer } from './shapes.ts';

/** The container in which developers work: its image, and features, which are kept in registries like images. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text(), { comments: true });
  checkShape(found, json, devcontainer);
  const image = text(json.value, 'image');
  if (image) addImage(found, { image, scope: 'development', line: json.line('image') });
  for (const [feature] of entries(json.value, 'features')) {
    // features of the repository itself, and archives by URL
    if (feature.startsWith('.') || feature.includes('://')) continue;
    addImage(found, { image: feature, scope: 'development', line: json.line('features', feature) });
  }
}
