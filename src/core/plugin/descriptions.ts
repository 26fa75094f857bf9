import type { Purl } from '../purl/purl.ts';

/**
 * What registries answered to `Registry.request`, for sources that resolve dependencies from the descriptions of packages. Only there with `--online`.
 * An extractor asks for what it needs and does without what it does not get; the platform notes each question that has no answer yet, asks the registry
 * for all of them at once and runs the source again with the answers, until nothing new is asked for. So an extractor stays a pure function of its input.
 */
export interface Descriptions {
  /** The body; `null` when the registry has none, `undefined` when it has not been asked yet. A purl without version asks for the list of versions. */
  get(purl: Purl): string | null | undefined;
}
