import { PREFERENCES_ID, preferences } from '#shared/model/preferences.ts'
import { RINGS, DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { defineKind } from './define-kind.ts'
import { applyRingRules } from './ring-rules.ts'

export const preferencesKind = defineKind({
  kind: 'preferences',
  content: preferences,
  steps: [
    { maps: ['rings', ...RINGS.map((ring) => `rings.${ring}`), 'views', 'intent'], texts: [] },
    { maps: ['guide'], texts: [] },
    { maps: ['reviewDays', 'reviewsPutAway'], texts: [] },
    { maps: ['noteTemplates'], texts: [] },
  ],
  stepHashes: [
    'e9bf89c09d805a15eeb373fcf2cbdecfa2d0e92692b841460e29ad8f9309d238',
    '4c46924a84c869f4f42c081638467e04bc59256b06738adcfa7caeefa33ad490',
    '3a081c568acd79606e26270d407fceb76c4b2c9ae5b583ddebb707093e2d8ace',
    '2f47127874b39c16d4a8eb545ec3882f27a9597113e8c9012869f596c39d075e',
  ],
  atomicPaths: [
    ['rings', '*', 'cadence'],
    ['views', '*'],
    ['guide', '*'],
    ['noteTemplates', '*'],
  ],
  watched: [
    ['rings', '*', '*'],
    ['language'],
    ['views', '*'],
    ['intent', '*'],
    ['guide', '*'],
    ['calendarTitle'],
    ['reviewDays', '*'],
    ['noteTemplates', '*'],
  ],
  fixedId: PREFERENCES_ID,
  tables: { preference_rows: 'CREATE TABLE preference_rows (n INTEGER PRIMARY KEY, content TEXT NOT NULL)' },
  rowsVersion: 4,
  title: () => '',
  day: () => 0,
  links: () => [],
  searchText: () => null,
  namesInText: [],
  mergedInto: null,
  topics: ['preferences', 'people', 'today'],
  writeRows: ({ sql }, { n, content }) => {
    sql('INSERT INTO preference_rows VALUES (?, ?)').run(n, JSON.stringify(content))
  },
  followLinks: null,
  settle: (sql, content) => applyRingRules(sql, content?.rings ?? DEFAULT_RING_RULES),
  merged: null,
})
