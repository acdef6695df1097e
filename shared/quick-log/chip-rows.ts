import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Chip } from './chip.ts'
import type { RowKind } from './clause-kinds.ts'
import { conversationChips } from './conversation-chips.ts'
import type { KnownPerson } from './draft.ts'
import type { Understood } from './understand-line.ts'

/** The chips of the conversation, or of one clause. */
export interface ChipRow {
  readonly id: string
  readonly kind: RowKind
  readonly chips: readonly Chip[]
  /** What is kept word for word. */
  readonly note: string
}

/** What is understood, as chips: the conversation in one row, and each clause beside it in one. */
export function chipRows(
  { conversation, clauses }: Understood,
  { today, known }: { readonly today: CivilDate; readonly known: readonly KnownPerson[] },
): readonly ChipRow[] {
  const shown = new Set(conversation?.people.map(({ key }) => key))
  const context = (row: string) => ({
    today,
    known,
    shown,
    idOf: (part: string) => (row === '' ? part : `${row}-${part}`),
  })
  const rows = clauses.map(({ kind, index, said }): ChipRow => {
    const id = `${kind.kind}-${index}`
    // A kind beyond those of `CLAUSE_KINDS` is only ever handed in by a test.
    return { id: `${id}-row`, kind: kind.kind as RowKind, chips: kind.chips(said, context(id)), note: '' }
  })
  if (conversation === null) return rows
  const chips = conversationChips(conversation, context(''))
  return [{ id: 'conversation', kind: 'conversation', chips, note: conversation.note }, ...rows]
}
