import type { DocumentDefinition } from '#journal/documents/kind-rules.ts'
import type { StoredDocument } from '#journal/documents/content.ts'
import type { RowDefinition } from '#journal/projections/row-definition.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'

/** All that the engine knows of a kind: what its documents are, and which rows are made of them. */
export type KindDefinition<Kind extends DocumentKind = DocumentKind> = DocumentDefinition &
  RowDefinition<StoredDocument<Kind>> & { readonly kind: Kind }

/** A kind among others: whoever goes through all of them does not know what its documents hold. */
export type AnyKind = DocumentDefinition & RowDefinition

/**
 * Defines a kind in one place. A part that is left out does not compile; `tests/journal/kind-of-its-own.test.ts` shows what
 * each is good for.
 */
export function defineKind<Kind extends DocumentKind>(definition: KindDefinition<Kind>): AnyKind & { kind: Kind } {
  // Rows are made of documents of the same kind only.
  return definition as unknown as AnyKind & { kind: Kind }
}
