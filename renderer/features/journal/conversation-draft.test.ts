import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { beginDraft, emptyDraft, keepDraft, keptDraft } from './conversation-draft.ts'

const about = (topic: string) => ({ ...emptyDraft('2026-11-23' as CivilDate), topic })

test('what a line began is kept before anything is changed in it', () => {
  const journal = {}
  const start = { topic: 'hiring' }
  beginDraft(journal, start, about('hiring'))
  beginDraft(journal, start, about('hiring'))
  expect(keptDraft(journal)).toEqual(about('hiring'))
  keepDraft(journal, null)
  expect(keptDraft(journal)).toBeUndefined()
})

test('a draft waits while another is begun, and comes back when that is saved', () => {
  const journal = {}
  keepDraft(journal, about('pricing'))
  beginDraft(journal, { topic: 'hiring' }, about('hiring'))
  keepDraft(journal, about('hiring a lead'))
  expect(keptDraft(journal)?.topic).toBe('hiring a lead')
  keepDraft(journal, null)
  expect(keptDraft(journal)?.topic).toBe('pricing')
})
