import { automerge, type AutomergeDoc } from './automerge.ts'
import { toAutomerge, type PlainMap } from './plain.ts'

/**
 * What every preferences document starts from, on every device, for ever: two first runs must make one and the same
 * first change, or their documents would share no maps and could not merge. So this is a copy of the defaults of the
 * model as they were, and must not follow them: what changes later is a change on top.
 */
const START: PlainMap = {
  createdAt: 0,
  firstRunDone: false,
  intent: { goal: '', minutesAWeek: null, people: '' },
  kind: 'preferences',
  language: 'system',
  rings: {
    active: { budget: 50, cadence: { idealDays: 90, maxDays: 120 } },
    close: { budget: 15, cadence: { idealDays: 30, maxDays: 60 } },
    inner: { budget: 5, cadence: { idealDays: 14, maxDays: 30 } },
    wider: { budget: 150, cadence: { idealDays: 180, maxDays: 365 } },
  },
  schema: 1,
  views: {},
}
// Writes this one change and nothing after it.
const START_ACTOR = '0000000000000000000000000000000a'

/**
 * The preferences document after its first change; the same bytes and the same hash wherever it is made.
 * @param actor writes what comes after, random as ever
 */
export function preferencesStart(actor: string): AutomergeDoc {
  const { init, change, clone, free } = automerge()
  const start = change(init<Record<string, unknown>>({ actor: START_ACTOR }), { time: 0 }, (draft) => {
    for (const [key, value] of Object.entries(START)) draft[key] = toAutomerge(value)
  })
  const doc = clone(start, { actor })
  free(start)
  return doc
}
