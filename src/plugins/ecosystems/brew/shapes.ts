import { fields, flag, listOf, mapOf, text } from '#core/text/shape.ts';

const versions = mapOf(fields({ version: text }));

export const brewfileLock = fields({ entries: fields({ brew: versions, cask: versions }) });

export const receipt = fields({ source: fields({ tap: text }), installed_on_request: flag, runtime_dependencies: listOf(fields({ full_name: text, declared_directly: flag })) });
