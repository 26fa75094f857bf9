import { z } from 'zod';
import type { TemplateShape } from '../template/template-names.ts';
import { NoticeDocument } from './notice-document.ts';

/** Everything that a template for notices may name: the shape of what `templateView` gives. */
export function noticeTemplateShape(): TemplateShape {
  const { names } = shapeOf(NoticeDocument) as { names: Record<string, TemplateShape> };
  const text = (names['texts'] as { items: { names: Record<string, TemplateShape> } }).items;
  const component = (names['components'] as { items: { names: Record<string, TemplateShape> } }).items;
  const user: TemplateShape = { names: { name: 'text', version: 'text', license: 'text', ref: 'text', source: 'text', copyrights: { items: 'text' } } };
  const withUsers: TemplateShape = { items: { names: { ...text.names, isReference: 'text', users: { items: user } } } };
  return { names: { ...names, components: { items: { names: { ...component.names, licenseTexts: { items: text }, noticeTexts: { items: text } } } }, licenses: withUsers, noticeFiles: withUsers } };
}

function shapeOf(schema: z.core.$ZodType): TemplateShape {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return { items: shapeOf(schema.element) };
  if (schema instanceof z.ZodObject) return { names: Object.fromEntries(Object.entries(schema.shape as Record<string, z.core.$ZodType>).map(([name, value]) => [name, shapeOf(value)])) };
  return 'text';
}
