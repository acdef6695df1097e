import type { z } from 'zod'
import type { DocumentId } from '#shared/model/id.ts'
import type { ContentByKind, DocumentKind } from '#shared/model/schemas.ts'
import { problemText } from './document-problem.ts'
import { JournalError } from './journal-error.ts'
import type { KindRules } from './kind-rules.ts'
import { isPlainMap, plainAt, type PlainMap } from './plain.ts'

/** A document as the rest of the engine sees it. `content` is a copy of its own, made for the one who asked. */
export type StoredDocument<K extends DocumentKind = DocumentKind> = {
  [Kind in K]: {
    /** A small number that stays the document's as long as it lives: the key of its rows. */
    n: number
    id: DocumentId
    kind: Kind
    content: ContentByKind[Kind]
    /** Written by a newer Rapport: may be read, not changed. */
    readOnly: boolean
  }
}[K]

export type ContentReading =
  | { state: 'readable'; document: StoredDocument }
  /** A newer Rapport wrote it in a shape that this one cannot show. Nothing is wrong with it. */
  | { state: 'too-new' }
  /** `problem` as `problemText` writes it. */
  | { state: 'invalid'; problem: string }

/**
 * So many entries one map of a document may have. No command makes half as many, and lists show all that there are:
 * a document with more was made to exhaust whoever shows it.
 */
export const MAX_ENTRIES = 5000

/** A map of the kind with more than `MAX_ENTRIES`; null where there is none. */
export function crowdedMap({ maps }: Pick<KindRules, 'maps'>, raw: PlainMap): string | null {
  const isCrowded = (path: string) => {
    const map = plainAt(raw, path.split('.'))
    return isPlainMap(map) && Object.keys(map).length > MAX_ENTRIES
  }
  return [...maps].find(isCrowded) ?? null
}

/**
 * Reads plain content through the schema of its kind. An older `schema` lacks maps and texts, which the schema fills in;
 * a newer one opens read-only.
 * @param raw the whole plain content of the document, unknown fields included
 */
export function readContent(
  head: { n: number; id: DocumentId; kind: string },
  raw: PlainMap,
  rules: KindRules,
): ContentReading {
  const { kind, schema } = raw
  if (kind !== head.kind) return { state: 'invalid', problem: problemText('wrong-kind') }
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    return { state: 'invalid', problem: problemText('no-schema') }
  }
  const crowded = crowdedMap(rules, raw)
  if (crowded !== null) return { state: 'invalid', problem: problemText('too-many-entries', crowded) }
  const readOnly = schema > rules.schema
  const parsed = rules.content.safeParse(raw)
  if (parsed.success)
    return { state: 'readable', document: { ...head, content: parsed.data, readOnly } as unknown as StoredDocument }
  return readOnly
    ? { state: 'too-new' }
    : { state: 'invalid', problem: problemText('wrong-field', fieldOf(parsed.error)) }
}

/** Parses what is to be written. @throws JournalError `invalid`, naming the field */
export function parseContent(rules: KindRules, raw: PlainMap): PlainMap {
  const parsed = rules.content.safeParse(raw)
  if (parsed.success) return parsed.data as PlainMap
  const field = fieldOf(parsed.error)
  const message = `Not a ${rules.kind}: ${field} does not fit the model.`
  throw new JournalError('invalid', message, { cause: parsed.error, details: { field } })
}

/** The first that does not fit, with dots between its keys. */
function fieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.map(String).join('.') ?? ''
}
