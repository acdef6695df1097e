import { dayNumber } from '#shared/model/civil-date.ts'
import { session } from '#shared/model/session.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const sessionKind = defineKind({
  kind: 'session',
  content: session,
  steps: [
    { maps: ['spans', 'done'], texts: ['note'] },
    { maps: ['skipped'], texts: [] },
  ],
  stepHashes: [
    'e0eb9d6ee5493c9a10605470fa636521dd09790a22157bcf9daef01003659f0f',
    'e49a842fb8074bbde1761d11cbd3c82014d202f762722267387415e1c9dc764a',
  ],
  atomicPaths: [['spans', '*']],
  // A stretch is written by the one device that works; a length is no conflict that anybody would want to settle.
  watched: [],
  fixedId: null,
  tables: {
    sessions: `
      CREATE TABLE sessions (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, block_id TEXT, day INTEGER NOT NULL, content TEXT NOT NULL,
        deleted_at INTEGER
      );
      CREATE INDEX sessions_by_day ON sessions (day, n) WHERE deleted_at IS NULL;
      CREATE INDEX sessions_by_block ON sessions (block_id, day) WHERE deleted_at IS NULL AND block_id IS NOT NULL;`,
  },
  rowsVersion: 2,
  title: () => '',
  day: ({ day, createdAt }) => (day === null ? dayOfInstant(createdAt) : dayNumber(day)),
  links: ({ block, done, skipped }) => [
    ...(block === null ? [] : [{ role: 'session-of', named: block }]),
    ...Object.keys(done).map((named) => ({ role: 'done-in', named })),
    ...Object.keys(skipped).map((named) => ({ role: 'skipped-in', named })),
  ],
  searchText: ({ note }) => (note === '' ? null : { title: '', body: note, more: '' }),
  namesInText: [],
  mergedInto: null,
  topics: ['sessions', 'today'],
  writeRows: ({ sql }, { n, id, content }) => {
    const day = content.day === null ? dayOfInstant(content.createdAt) : dayNumber(content.day)
    sql('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.block,
      day,
      JSON.stringify(content),
      content.deletedAt ?? null,
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
