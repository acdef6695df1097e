import { REFRAME_TEXTS, reframe } from '#shared/model/reframe.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const reframeKind = defineKind({
  kind: 'reframe',
  content: reframe,
  steps: [{ maps: ['beliefs'], texts: [...REFRAME_TEXTS] }],
  stepHashes: ['7aec774ae4164a2e416b1f509be3b5b5965120bc00477fbabd556062b01e4551'],
  atomicPaths: [['beliefs', '*']],
  watched: [],
  fixedId: null,
  tables: {
    reframes: `
      CREATE TABLE reframes (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );`,
  },
  rowsVersion: 1,
  title: ({ from }) => from,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: () => [],
  // Found only where the user has asked for that: see `queries/search.ts`.
  searchText: ({ from, to, inMyWords }) => ({ title: from, body: inMyWords, more: to }),
  namesInText: [],
  mergedInto: null,
  topics: ['mindset'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    sql('INSERT INTO reframes VALUES (?, ?, ?, ?, ?)').run(
      n,
      id,
      JSON.stringify(content),
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
