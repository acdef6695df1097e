import { measure } from '#shared/model/measure.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const measureKind = defineKind({
  kind: 'measure',
  content: measure,
  steps: [{ maps: ['readings'], texts: [] }],
  stepHashes: ['28d8199ba6929f3ecdc723fc526d2f525e5d1bab426f28ec2104c21d74182c17'],
  atomicPaths: [['target'], ['readings', '*']],
  watched: [['title'], ['goal'], ['source'], ['per'], ['target'], ['readings', '*']],
  fixedId: null,
  tables: {
    // Few: whoever asks for one reads them all.
    measures: `
      CREATE TABLE measures (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sort_order TEXT NOT NULL, content TEXT NOT NULL,
        deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX measures_by_order ON measures (sort_order, id) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 1,
  title: ({ title }) => title,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: ({ goal }) => (goal === null ? [] : [{ role: 'measure-of', named: goal, keptInTrash: true as const }]),
  searchText: ({ title }) => (title === '' ? null : { title: title, body: '', more: '' }),
  namesInText: [],
  mergedInto: null,
  topics: ['strategy'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    sql('INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.order,
      JSON.stringify(content),
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
