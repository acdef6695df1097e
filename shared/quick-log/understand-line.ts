import type { CivilDate } from '#shared/model/civil-date.ts'
import type { UnderstoodClause } from './clause-kind.ts'
import { asKey, type Corrections } from './corrections.ts'
import type { KnownPerson } from './draft.ts'
import type { ParsedLine } from './parse-quick-log.ts'
import { emptyConversation, understandConversation, type UnderstoodConversation } from './understand-conversation.ts'
import { wordsOf, type Understanding } from './understanding.ts'

/** What a line says, with the user's corrections: what the chips show and Enter saves. */
export interface Understood {
  readonly conversation: UnderstoodConversation | null
  /** In the order of the line. */
  readonly clauses: readonly UnderstoodClause[]
}

/** Puts the user's corrections over what the parser read. Nothing typed is dropped: what leaves a chip joins the note. */
export function understandLine(
  line: string,
  { draft, clauses: read, spans }: ParsedLine,
  known: readonly KnownPerson[],
  corrections: Corrections,
  today: CivilDate,
): Understood {
  const understanding: Understanding = { line, known, corrections, today, returned: [], people: new Map() }
  const said = draft.conversation === null ? null : understandConversation(understanding, draft.conversation, spans)
  const times = new Map<string, number>()
  const clauses = read.flatMap(({ kind, index, read: clause }): UnderstoodClause[] => {
    const own = spans.filter((span) => span.clause?.kind === kind.kind && span.clause.index === index)
    // By the words that begin it, and how often they did before: so it is the same clause however the line goes on.
    const words = asKey(
      wordsOf(
        understanding,
        own.find((span) => span.kind === 'word'),
      ),
    )
    const time = times.get(`${kind.kind} ${words}`) ?? 0
    times.set(`${kind.kind} ${words}`, time + 1)
    const understood = kind.understand(clause, understanding, own, `${words} ${time}`)
    return understood === null ? [] : [{ kind, index, said: understood }]
  })
  const conversation = said ?? (understanding.returned.length > 0 ? emptyConversation(understanding) : null)
  if (conversation === null) return { conversation: null, clauses }
  const noteStart = spans.find((span) => span.kind === 'note' && span.clause === null)?.start ?? 0
  const note = joined(conversation.note, noteStart, understanding.returned)
  return { conversation: { ...conversation, note }, clauses }
}

/** True where there is nothing to save: an empty line. */
export function saysNothing({ conversation, clauses }: Understood): boolean {
  if (clauses.length > 0) return false
  if (conversation === null) return true
  const { people, topic, tags, note, channel, date, time, minutes } = conversation
  const typed = [channel.written, date.written, time?.written, minutes?.written, note, topic?.value].some(Boolean)
  return !typed && people.length === 0 && tags.length === 0
}

/** What comes back stands before or after the note, as it did in the line, each on a line of its own. */
function joined(note: string, noteStart: number, returned: Understanding['returned']): string {
  const inOrder = returned.toSorted((a, b) => a.start - b.start)
  const before = inOrder.filter(({ start }) => note !== '' && start < noteStart)
  const after = inOrder.filter((one) => !before.includes(one))
  return [...before.map(({ text }) => text), note, ...after.map(({ text }) => text)].filter(Boolean).join('\n')
}
