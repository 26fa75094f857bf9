import { z } from 'zod';
import { usageContexts } from '../model/inventory.ts';
import { licenseStatuses } from '../model/license-status.ts';
import { scopes } from '../model/scope.ts';
import { noticeGapKinds, type Notice } from './notice.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const noticeDocumentSchema = 'muster-notice/1';

const Component = z.object({
  ref: z.string().meta({ description: 'Package URL; of a part of a project the pattern of its files.' }),
  kind: z.enum(['component', 'part']),
  name: z.string(),
  version: z.string().optional(),
  license: z.string().optional().meta({ description: 'SPDX expression; absent when nobody knows it.' }),
  licenseStatus: z.enum(licenseStatuses),
  scope: z.enum(scopes).optional(),
  source: z.string().optional().meta({ description: 'Repository, page or download.' }),
  copyrights: z.array(z.string()),
  parts: z.array(z.object({ pattern: z.string(), license: z.string().optional() })).meta({ description: 'Parts of it that are under other terms.' }),
  texts: z.array(z.string()).meta({ description: 'Ids of texts of licences.' }),
  notices: z.array(z.string()).meta({ description: 'Ids of its NOTICE files and of its own lists of what it contains.' }),
}).meta({ id: 'NoticeComponent' });

const Text = z.object({
  id: z.string().meta({ description: 'MIT, MIT_2, NOTICE.1.' }),
  kind: z.enum(['license', 'notice']),
  title: z.string(),
  origin: z.enum(['component', 'reference']).meta({ description: 'reference: no component brings it; it is the text of the SPDX list.' }),
  text: z.string(),
  components: z.array(z.string()).meta({ description: 'Refs.' }),
  copyrightLines: z.array(z.object({ component: z.string(), lines: z.array(z.string()) })).meta({ description: 'Lines taken out of the common text, word for word; empty when the text is whole.' }),
}).meta({ id: 'NoticeText' });

/** The form of `muster notice --format json`, and what templates are given; its JSON Schema is docs/reference/notice.schema.json. */
export const NoticeDocument = z.object({
  schema: z.literal(noticeDocumentSchema),
  tool: z.object({ name: z.string(), version: z.string() }),
  subjects: z.array(z.object({ name: z.string(), version: z.string().optional() })),
  context: z.enum(usageContexts),
  components: z.array(Component),
  texts: z.array(Text),
  missing: z.array(z.object({
    what: z.enum(noticeGapKinds),
    component: z.string().optional().meta({ description: 'Ref; absent where the inventory itself is not complete.' }),
    name: z.string(),
    message: z.string(),
    remedy: z.string(),
  })).meta({ description: 'What a complete notice would say and this one cannot.' }),
  leftOut: z.array(z.object({ reason: z.string(), refs: z.array(z.string()) })).meta({ description: 'What is not handed over, by reason.' }),
}).meta({ title: 'Muster notice', description: 'Result of muster notice --format json. It holds no date: the same software gives the same bytes.' });

export type NoticeDocument = z.infer<typeof NoticeDocument>;

export function noticeDocument(notice: Notice, tool: { readonly name: string; readonly version: string }): NoticeDocument {
  // a copy whose lists nobody else holds
  const copy = JSON.parse(JSON.stringify(notice)) as Omit<NoticeDocument, 'schema' | 'tool'>;
  const { subjects, context, components, texts, missing, leftOut } = copy;
  return { schema: noticeDocumentSchema, tool: { ...tool }, subjects, context, components, texts, missing, leftOut };
}
