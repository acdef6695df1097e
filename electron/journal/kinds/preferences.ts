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
