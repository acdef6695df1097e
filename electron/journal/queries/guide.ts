import { withoutSpacing } from '#journal/projections/search-words.ts'
import { readPreferences } from '#journal/kinds/ring-rules.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { caresIn } from '#shared/quick-log/cares-in.ts'
import { foldText } from '#shared/model/fold-text.ts'
import { mayHaveChanged, promptToOffer, shownPrompts, type GuidePrompt } from '#shared/model/capture-guide.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { QueryContext } from './query-context.ts'

type Guide = Readonly<Record<string, GuidePrompt>>

function readGuide(sql: Sql): Guide {
  return readPreferences(sql)?.guide ?? {}
}

/** Answers of somebody with their questions, in the order of the guide; then those of prompts that are hidden or gone. */
export function answersOf(
  { sql, today }: QueryContext,
  { answers }: Pick<Person, 'answers'>,
): QueryOutput<'person'>['answers'] {
  const guide = readGuide(sql)
  const order = new Map(shownPrompts(guide).map(({ id }, index) => [id, index]))
  return Object.entries(answers)
    .map(([prompt, answer]) => ({
      prompt,
      question: guide[prompt]?.question ?? '',
      sensitive: guide[prompt]?.sensitive ?? false,
      ...answer,
      mayHaveChanged: mayHaveChanged(answer, today()),
    }))
    .toSorted(
      (a, b) => (order.get(a.prompt) ?? Infinity) - (order.get(b.prompt) ?? Infinity) || (a.prompt < b.prompt ? -1 : 1),
    )
}

/** Of those who took part, the first who has something to be asked: what was noted to ask goes before a prompt. */
export function afterLogging(context: QueryContext, { id }: QueryRequest<'afterLogging'>): QueryOutput<'afterLogging'> {
  const { sql, today } = context
  const note = sql(
    `SELECT ${withoutSpacing('t.body')} FROM conversations AS v JOIN texts AS t ON t.n = v.n WHERE v.id = ?`,
  )
    .pluck()
    .get(id)
  const rows = sql(`SELECT p.id, p.name, p.given, p.nick, c.content FROM links AS l
    JOIN conversations AS v ON v.n = l.n JOIN people AS p ON p.id = l.target_id JOIN person_contents AS c ON c.n = p.n
    WHERE v.id = ? AND l.role = 'participant' AND p.hidden = 0 ORDER BY p.sort_name, p.n LIMIT 20`).all(id) as {
    id: PersonId
    name: string
    given: string
    nick: string
    content: string
  }[]
  const guide = readGuide(sql)
  const cares = caresOf(rows, typeof note === 'string' ? note : '')
  const asked = rows.map(({ id: person, name, content }) => {
    const known = JSON.parse(content) as Person
    const prompt = promptToOffer(guide, known, today())
    const said =
      cares?.person === person && !foldText(known.caresAbout).includes(foldText(cares.text)) ? cares.text : ''
    return {
      person: { id: person, name },
      cares: said,
      askNext: known.askNext.trim(),
      prompt: prompt && { id: prompt.id, question: prompt.question },
    }
  })
  const first =
    asked.find(({ askNext }) => askNext !== '') ??
    asked.find((one) => one.cares !== '') ??
    asked.find(({ prompt }) => prompt !== null)
  return first ?? { person: null, askNext: '', prompt: null, cares: '' }
}

/** Of whom the note says what they care about: of whoever is named there, or of the only one who took part. */
function caresOf(
  people: readonly { id: PersonId; name: string; given: string; nick: string }[],
  note: string,
): { person: PersonId; text: string } | null {
  const said = note === '' ? null : caresIn(note)
  if (said === null) return null
  const subject = foldText(said.subject)
  const named = people.filter(({ name, given, nick }) =>
    [name, given, nick].some((one) => one !== '' && foldText(one) === subject),
  )
  const [person, another] = named.length > 0 ? named : people
  return person === undefined || another !== undefined ? null : { person: person.id, text: said.text }
}

/** The oldest answer that may no longer hold, as a question for the brief; null where all are recent. */
export function doubtfulAnswer(
  context: QueryContext,
  content: Person,
): { text: string; on: Person['answers'][string]['on'] } | null {
  const doubtful = answersOf(context, content).filter((answer) => answer.mayHaveChanged && answer.question !== '')
  const [oldest] = doubtful.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return oldest === undefined ? null : { text: `${oldest.question} ${oldest.text}`, on: oldest.on }
}

/** The ids of prompts whose answers an export may leave out. */
export function sensitivePrompts(sql: Sql): ReadonlySet<string> {
  return new Set(Object.entries(readGuide(sql)).flatMap(([id, { sensitive }]) => (sensitive ? [id] : [])))
}
