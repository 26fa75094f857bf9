import { makePurl, type Purl } from '#core/purl/purl.ts';

export const packagePurl = (id: string, version?: string): Purl => makePurl({ type: 'nuget', name: id, version });
