import { data, type Place } from './model.ts';

/** Where a component was seen: `path:line`, or the path where no line is known. */
export const evidenceOf = ({ target, index }: Place): string[] => placesIn(data.inventories[target]!.components.evidence[index]!, target, 0);

/** Each declared licence with where it is declared. */
export function licenseEvidenceOf({ target, index }: Place): [license: string, where: string][] {
  const { components, texts } = data.inventories[target]!;
  const declared = components.licenses[index]!;
  return placesIn(declared, target, 1).map((where, at) => [texts[declared[3 * at]!]!, where]);
}

/** Reads groups of numbers that begin with `before` others, then path and line. */
function placesIn(numbers: readonly number[], target: number, before: number): string[] {
  const { texts } = data.inventories[target]!;
  const size = before + 2;
  return Array.from({ length: numbers.length / size }, (_, at) => {
    const line = numbers[at * size + before + 1]!;
    return `${texts[numbers[at * size + before]!]!}${line === 0 ? '' : `:${line}`}`;
  });
}
