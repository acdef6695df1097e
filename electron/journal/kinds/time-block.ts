import { blockTitle, timeBlock } from '#shared/model/time-block.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const timeBlockKind = defineKind({
  kind: 'time-block',
  content: timeBlock,
  steps: [{ maps: ['exceptions'], texts: [] }],
  stepHashes: ['2003d1b8ad4590351e3bf9aaeda769cb79cbfb875b7e00a1cbc99228d38e63b6'],
  atomicPaths: [['rule'], ['exceptions', '*']],
  watched: [['purpose'], ['act'], ['rule'], ['queue'], ['exceptions', '*']],
  fixedId: null,
  tables: {
    // Few: whoever asks for what comes of them reads them whole.
    time_blocks: `
      CREATE TABLE time_blocks (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, deleted_at INTEGER);
      CREATE INDEX time_blocks_kept ON time_blocks (n) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 1,
  title: blockTitle,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: () => [],
  searchText: (content) => ({
    title: blockTitle(content),
    body: content.act === '' ? '' : content.purpose,
    more: '',
  }),
  namesInText: [],
  mergedInto: null,
  topics: ['blocks', 'today'],
  writeRows: ({ sql }, { n, id, content }) => {
    sql('INSERT INTO time_blocks VALUES (?, ?, ?, ?)').run(n, id, JSON.stringify(content), content.deletedAt ?? null)
  },
  followLinks: null,
  settle: null,
  merged: null,
})
