import type { z } from 'zod'
import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/document.ts'
import { JournalError } from './journal-error.ts'
import { isDocumentKind, KINDS, type ContentByKind, type KindRules } from './kinds.ts'
import type { PlainMap } from './plain.ts'

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
  | { state: 'invalid'; problem: string }

/**
 * Reads plain content through the schema of its kind: an older `schema` is upcast, a newer one opens read-only.
 * @param raw the whole plain content of the document, unknown fields included
 */
export function readContent(head: { n: number; id: DocumentId; kind: DocumentKind }, raw: PlainMap): ContentReading {
  const { kind, schema } = raw
  if (kind !== head.kind) return { state: 'invalid', problem: `says that it is a ${String(kind)}` }
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    return { state: 'invalid', problem: 'has no schema number' }
  }
  const rules = KINDS[head.kind]
  const readOnly = schema > rules.schema
  const parsed = rules.content.safeParse(upcast(raw, rules))
  if (parsed.success)
    return { state: 'readable', document: { ...head, content: parsed.data, readOnly } as StoredDocument }
  return readOnly ? { state: 'too-new' } : { state: 'invalid', problem: problemOf(parsed.error) }
}

/**
 * Takes content of an older schema up to the current one, step by step; the same object where it is current or newer.
 * @throws Error where a step is missing: a schema number was raised without its upcaster
 */
export function upcast(raw: PlainMap, rules: Pick<KindRules, 'schema' | 'upcasters'>): PlainMap {
  let content = raw
  for (let schema = Number(raw['schema']); schema < rules.schema; schema++) {
    const step = rules.upcasters[schema]
    if (step === undefined) throw new Error(`no upcaster from schema ${schema}`)
    content = { ...step(content), schema: schema + 1 }
  }
  return content
}

/** Parses what is to be written. @throws JournalError `invalid`, naming the field */
export function parseContent<K extends DocumentKind>(kind: K, raw: PlainMap): ContentByKind[K] {
  const parsed = (KINDS[kind] as KindRules<K>).content.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new JournalError('invalid', `Not a ${kind}: ${problemOf(parsed.error)}`, { cause: parsed.error })
}

/** The kind of a row; null for one that this Rapport does not know. */
export function kindOf(text: string): DocumentKind | null {
  return isDocumentKind(text) ? text : null
}

function problemOf(error: z.ZodError): string {
  const [first] = error.issues
  return first === undefined ? 'does not fit the model' : `${first.path.map(String).join('.')}: ${first.message}`
}
