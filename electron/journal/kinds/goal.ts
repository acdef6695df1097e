import { dayNumber } from '#shared/model/civil-date.ts'
import { goal, GOAL_WHYS, standingOf } from '#shared/model/goal.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const goalKind = defineKind({
  kind: 'goal',
  content: goal,
  steps: [{ maps: ['why', 'events'], texts: ['notes'] }],
  stepHashes: ['48fd14f0189a3b5c84dd90bdda54a387d48d2951cc974debfee8851e113a0cc2'],
  atomicPaths: [['events', '*']],
  watched: [['title'], ['neededBy'], ['side']],
  fixedId: null,
  tables: {
    goals: `
      CREATE TABLE goals (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, why TEXT NOT NULL, side TEXT NOT NULL,
        needed_day INTEGER, standing TEXT NOT NULL, standing_at INTEGER NOT NULL, sort_order TEXT NOT NULL,
        hint_put_away_day INTEGER, notes TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX goals_by_order ON goals (sort_order, id) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 1,
  title: ({ title }) => title,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: () => [],
  searchText: ({ title, notes }) => ({ title, body: notes, more: '' }),
  namesInText: [],
  mergedInto: null,
  topics: ['strategy'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    const { standing, at } = standingOf(content)
    sql('INSERT INTO goals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.title,
      JSON.stringify(GOAL_WHYS.filter((why) => content.why[why] === true)),
      content.side,
      content.neededBy === null ? null : dayNumber(content.neededBy),
      standing,
      at ?? content.createdAt,
      content.order,
      content.hintPutAwayOn === null ? null : dayNumber(content.hintPutAwayOn),
      content.notes,
      content.createdAt,
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
