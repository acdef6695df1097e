import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { briefGift, briefQuestion } from '#shared/model/brief-lines.ts'
import { stateOfNeed, type Person } from '#shared/model/person.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { doubtfulAnswer } from './guide.ts'
import { conversationsOf, followUpsOf, plansWith } from './person-page.ts'
import type { QueryContext } from './query-context.ts'

type Brief = QueryOutput<'brief'>

/** What to know of somebody before one speaks with them: one line of each, from where the journal has it. */
export function brief(context: QueryContext, { id: asked }: { id: PersonId }): Brief {
  const id = survivorInRows(context.sql, asked) as PersonId
  const row = context
    .sql('SELECT p.name, c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n WHERE p.id = ?')
    .get(id) as { name: string; content: string } | undefined
  if (row === undefined) throw notFound(asked)
  const content = JSON.parse(row.content) as Person
  return {
    person: { id, name: row.name },
    channels: Object.values(content.channels).toSorted((a, b) => Number(b.preferred) - Number(a.preferred)),
    last: conversationsOf(context, id, 1, 0)[0] ?? null,
    ...linesOf(content, doubtfulAnswer(context, content)),
    followUps: followUpsOf(context, id).filter(({ done }) => !done),
    plans: plansWith(context, id),
  }
}

/** A need is not both where there is something else. */
function linesOf(content: Person, doubt: ReturnType<typeof doubtfulAnswer>): Pick<Brief, 'question' | 'gift'> {
  const needs = Object.entries(content.needs)
    .filter(([key]) => stateOfNeed(content, key) === 'open')
    .map(([, { text, heardOn }]) => ({ text, on: heardOn }))
  return { gift: briefGift(content, needs), question: briefQuestion(content, needs.slice(1), doubt) }
}
