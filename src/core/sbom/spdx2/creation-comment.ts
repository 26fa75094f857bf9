import type { Sbom } from '../../model/sbom.ts';
import { sbomTypes } from './names.data.ts';

type Stated = Pick<Sbom, 'lifecycles'> & Partial<Pick<Sbom, 'creationComment'>>;

/** The comment on how a document was made names the kind of SBOM too (`SBOM Type: Build`), which is no part of the comment where it has the last line for itself. */
export function readCreationComment(comment: string | undefined): Stated {
  const stated = /SBOM Type:\s*([A-Za-z]+)/i.exec(comment ?? '')?.[1]?.toLowerCase();
  const lifecycles = [...sbomTypes].filter(([, word]) => word.toLowerCase() === stated).map(([phase]) => phase);
  const last = comment?.slice(comment.lastIndexOf('\n') + 1);
  const rest = last !== undefined && last === lineOf(lifecycles) ? comment!.slice(0, -last.length - 1) : comment;
  return { lifecycles, ...(rest !== undefined && rest !== '' && { creationComment: rest }) };
}

export function writeCreationComment({ lifecycles, creationComment }: Stated): string | undefined {
  const line = readCreationComment(creationComment).lifecycles.length > 0 ? undefined : lineOf(lifecycles);
  return line === undefined ? creationComment : creationComment === undefined ? line : `${creationComment}\n${line}`;
}

function lineOf(lifecycles: readonly string[]): string | undefined {
  const type = lifecycles.map((phase) => sbomTypes.get(phase)).find((word) => word !== undefined);
  return type === undefined ? undefined : `SBOM Type: ${type}`;
}

/** Whether the comment says all phases. */
export const isSaid = (stated: Stated): boolean => readCreationComment(writeCreationComment(stated)).lifecycles.join('\0') === stated.lifecycles.join('\0');
