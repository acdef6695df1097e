import { expect, test } from 'vitest'
import { addPerson } from '#journal/commands/person-commands.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { beginReview, editReview, finishReview, remarkOnReview } from '#journal/commands/review-commands.ts'
import { forget } from '#journal/commands/trash-commands.ts'
import { frozenNow, reviewPage, reviews } from '#journal/queries/reviews.ts'
import type { PersonId, ReviewId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import type { ReviewText } from '#shared/model/review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import { day } from '#support/journal-test.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const Q3 = { rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') } as const
const Q4 = { rhythm: 'quarterly', from: day('2026-10-01'), to: day('2026-12-31') } as const
const PAGE = { offset: 0, limit: 50 }

const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries
const begin = (test: TestEngine, period: Parameters<typeof beginReview>[1]) => beginReview(commandsOf(test), period).id
const finish = (test: TestEngine, id: ReviewId) =>
  finishReview(commandsOf(test), { id }, (one) => frozenNow(queriesOf(test), one))
const page = (test: TestEngine, id: ReviewId) => reviewPage(queriesOf(test), { id })
const onlyId = (test: TestEngine) => reviews(queriesOf(test), PAGE).rows[0]?.id as ReviewId

function person(test: TestEngine, names: Parameters<typeof personNames.parse>[0]): PersonId {
  const parts = { organisation: '', title: '', metThrough: null, archetypes: [], ring: null }
  return addPerson(commandsOf(test), { names: personNames.parse(names), ...parts }).id
}

function write(test: TestEngine, id: ReviewId, field: ReviewText, text: string): void {
  const { session } = test.engine.texts.open({ id, field })
  test.engine.texts.edit({ session, text })
  test.engine.texts.close({ session })
}

test('other days that another device gave to the draft do not move what was finished', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const q3 = begin(laptop, Q3)
  exchange(laptop, tower)
  editReview(commandsOf(laptop), { id: q3, ...Q4 })
  finish(tower, q3)
  exchange(laptop, tower)
  exchange(tower, laptop)
  for (const here of [laptop, tower]) {
    expect(page(here, q3)).toMatchObject({ rhythm: 'quarterly', from: Q3.from, to: Q3.to })
    expect(reviews(queriesOf(here), PAGE).rows).toMatchObject([{ from: Q3.from, to: Q3.to }])
    // What comes of these days later is another review.
    expect(begin(here, Q4)).not.toBe(q3)
    expect(begin(here, Q3)).toBe(q3)
  }
})

test('who is called by one word, or was called otherwise before, or was merged, is forgotten in reviews too', () => {
  const test = openTestEngine()
  const taro = person(test, { display: '山田太郎' })
  const ana = person(test, { given: 'Ana', family: 'Ruiz' })
  const doctor = person(test, { given: 'Eva', family: 'Lind', display: 'Dr. Eva Lind' })
  const twin = person(test, { given: 'Anna', family: 'Ruiz-Lee' })
  const q3 = begin(test, Q3)
  write(
    test,
    q3,
    'learned',
    '山田太郎は待つ。 Ana Ruiz and Anna Ruiz-Lee are one. Dr. Eva Lind is Eva Lind; Eva is another.',
  )
  finish(test, q3)
  mergePeople(commandsOf(test), { from: ana, into: twin })
  forget(commandsOf(test), { id: twin })
  for (const id of [taro, doctor]) forget(commandsOf(test), { id })
  const text = page(test, onlyId(test)).finishes[0]?.frozen?.texts.learned
  expect(text).toBe(
    `${SOMEBODY}は待つ。 ${SOMEBODY} and ${SOMEBODY} are one. ${SOMEBODY} is ${SOMEBODY}; Eva is another.`,
  )
})

test('who is named in a remark alone is taken out of it as well', () => {
  const test = openTestEngine()
  const ana = person(test, { given: 'Ana', family: 'Ruiz' })
  const q3 = begin(test, Q3)
  finish(test, q3)
  remarkOnReview(commandsOf(test), { id: q3, text: 'Ana Ruiz had said so.' })
  forget(commandsOf(test), { id: ana })
  const id = onlyId(test)
  expect(page(test, id).remarks).toMatchObject([{ text: `${SOMEBODY} had said so.` }])
  expect(JSON.stringify([...test.engine.store.history(id)])).not.toMatch(/Ruiz/)
  expect(page(test, id).finishes).toMatchObject([{ isWhole: true }])
})
