import { makePurl, type Purl } from '#core/purl/purl.ts';

export const packagePurl = (id: string, version?: string): Purl => makePurl({ type: 'chocolatey', name: id, version });
