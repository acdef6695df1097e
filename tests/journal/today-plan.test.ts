import { expect, test } from 'vitest'
import { todayReasons } from '#journal/queries/today-reasons.ts'
import { openTestEngine } from '#support/test-engine.ts'

test('whom Today has is found by indexes: nobody is read of whom there is nothing to say', () => {
  const { engine } = openTestEngine()
  const text = `WITH ${todayReasons(engine.queries.today())} SELECT count(DISTINCT subject) FROM reasons`
  const plan = engine.queries.sql(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]
  const people = plan.map(({ detail }) => detail).filter((detail) => /^(?:SCAN|SEARCH) p /.test(detail))
  expect(people).toContain('SCAN p USING INDEX people_unmet')
  expect(people).toContain('SEARCH p USING INDEX people_by_due_day (due_day<?)')
  expect(people.filter((detail) => detail.startsWith('SCAN'))).toEqual(['SCAN p USING INDEX people_unmet'])
})
