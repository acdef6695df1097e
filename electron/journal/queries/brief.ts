import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { stateOfNeed, type Person } from '#shared/model/person.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
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
    ...linesOf(content),
    followUps: followUpsOf(context, id).filter(({ done }) => !done),
    plans: plansWith(context, id),
  }
}

/** One question, and one thing to give; a need is not both where there is something else. */
export function linesOf(content: Pick<Person, 'needs' | 'needsMet' | 'needsLetGo' | 'offers'> & PersonLines) {
  const need = Object.entries(content.needs)
    .filter(([key]) => stateOfNeed(content, key) === 'open')
    .map(([, { text, heardOn }]) => ({ from: 'need' as const, text, on: heardOn }))
    .at(-1)
  const offer = Object.values(content.offers).map(({ text }) => ({ from: 'offer' as const, text, on: null }))[0]
  const gift: Brief['gift'] =
    need ?? offer ?? lineOf(content, 'wantsToMeet') ?? lineOf(content, 'theyCanLearnFromMe') ?? null
  const question: Brief['question'] =
    lineOf(content, 'askNext') ??
    (gift?.from === 'need' ? null : need) ??
    lineOf(content, 'workingOn') ??
    lineOf(content, 'caresAbout') ??
    null
  return { question, gift }
}

type PersonLines = Pick<Person, 'askNext' | 'workingOn' | 'caresAbout' | 'wantsToMeet' | 'theyCanLearnFromMe'>

function lineOf<From extends keyof PersonLines>(content: PersonLines, from: From) {
  const text = firstLine(content[from])
  return text === '' ? undefined : { from, text, on: null }
}

/** The first line with words, without the marks of a list or a heading. */
function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? ''
  return line.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|>\s*)/, '').trim()
}
