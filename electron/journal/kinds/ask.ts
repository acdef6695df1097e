import { ask, askStandingOf } from '#shared/model/ask.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { defineKind } from './define-kind.ts'

export const askKind = defineKind({
  kind: 'ask',
  content: ask,
  steps: [{ maps: ['people', 'events'], texts: ['outcome'] }],
  stepHashes: ['93b5ad34cad6325ca0cfcfc05b81ea598e9098bfb1a75795e25f48848b58418b'],
  atomicPaths: [['events', '*']],
  watched: [['text'], ['openedOn']],
  fixedId: null,
  tables: {
    asks: `
      CREATE TABLE asks (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, opened_day INTEGER NOT NULL,
        standing TEXT NOT NULL, standing_at INTEGER, outcome TEXT NOT NULL, origin_id TEXT,
        deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX asks_by_day ON asks (standing, opened_day DESC, n DESC) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 1,
  title: ({ text }) => text,
  day: ({ openedOn }) => dayNumber(openedOn),
  links: ({ people, origin }) => [
    ...Object.keys(people).map((named) => ({ role: 'asked', named })),
    ...(origin === null ? [] : [{ role: 'origin', named: origin }]),
  ],
  searchText: ({ text, outcome }) => ({ title: text, body: outcome, more: '' }),
  namesInText: ['asked'],
  mergedInto: null,
  topics: ['giving', 'people'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    const { standing, at } = askStandingOf(content)
    sql('INSERT INTO asks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.text,
      dayNumber(content.openedOn),
      standing,
      at,
      content.outcome,
      content.origin,
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
