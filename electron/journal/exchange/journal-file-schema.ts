import { z } from 'zod'
import type { AnyKind } from '#journal/kinds/define-kind.ts'
import { JOURNAL_FILE_FORMAT, JOURNAL_FILE_VERSION } from './journal-file.ts'

/** The JSON Schema (draft 2020-12) of a file of the whole journal, made of what the engine knows of its kinds. */
export function journalFileSchema(kinds: readonly AnyKind[]): object {
  const of = ({ kind, content }: AnyKind) => {
    const { $schema: _schema, ...schema } = z.toJSONSchema(content.extend({ id: z.string() }), {
      io: 'input',
      unrepresentable: 'any',
    })
    return { title: kind, ...schema }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A whole journal of Rapport',
    type: 'object',
    required: ['format', 'version', 'documents'],
    properties: {
      format: { const: JOURNAL_FILE_FORMAT },
      version: { const: JOURNAL_FILE_VERSION },
      history: { type: 'boolean' },
      leavesOut: { type: 'array', items: { type: 'string' } },
      documents: {
        type: 'array',
        items: {
          anyOf: [
            ...kinds.map(of),
            {
              title: 'of a newer Rapport',
              type: 'object',
              required: ['id', 'kind', 'automerge'],
              properties: { id: { type: 'string' }, kind: { type: 'string' }, automerge: { type: 'object' } },
            },
          ],
        },
      },
    },
  }
}
