import { expect, test } from 'vitest'
import { askStandingOf, type AskEvent } from './ask.ts'

const after = (...said: [AskEvent['standing'], number][]) =>
  askStandingOf({ events: Object.fromEntries(said.map(([standing, at], index) => [`e${index}`, { standing, at }])) })

test('met beats let go, whichever came first; only a later reopening takes it back', () => {
  expect(after()).toEqual({ standing: 'open', at: null })
  expect(after(['letGo', 5])).toEqual({ standing: 'letGo', at: 5 })
  expect(after(['met', 5], ['letGo', 9])).toEqual({ standing: 'met', at: 5 })
  expect(after(['letGo', 5], ['met', 9])).toEqual({ standing: 'met', at: 9 })
  expect(after(['met', 5], ['open', 6])).toEqual({ standing: 'open', at: null })
  expect(after(['met', 5], ['open', 6], ['letGo', 7])).toEqual({ standing: 'letGo', at: 7 })
  expect(after(['open', 6], ['met', 6])).toEqual({ standing: 'met', at: 6 })
})
