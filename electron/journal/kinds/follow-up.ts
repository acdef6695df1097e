import { dayNumber } from '#shared/model/civil-date.ts'
import { actorOf, followUp, followUpState } from '#shared/model/follow-up.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const followUpKind = defineKind({
  kind: 'follow-up',
  content: followUp,
  steps: [{ maps: ['people', 'events'], texts: [] }],
  stepHashes: ['e2c68cd1223333da302e183a116f00cc8c6c3464d3d0969099dd165bdf4a8d5b'],
  atomicPaths: [['events', '*']],
  watched: [['text'], ['due'], ['actor'], ['every']],
  fixedId: null,
  tables: {
    follow_ups: `
      CREATE TABLE follow_ups (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, actor TEXT NOT NULL,
        due_day INTEGER, snoozed INTEGER NOT NULL, put_off INTEGER NOT NULL, done_at INTEGER, origin_id TEXT, every TEXT, every_from TEXT,
        deleted_at INTEGER
      );
      CREATE INDEX follow_ups_open ON follow_ups (actor, due_day, n) WHERE deleted_at IS NULL AND done_at IS NULL;
      CREATE INDEX follow_ups_kept ON follow_ups (done_at) WHERE deleted_at IS NULL AND done_at IS NOT NULL AND actor = 'them';
      CREATE INDEX follow_ups_kept_by_me ON follow_ups (done_at, n) WHERE deleted_at IS NULL AND done_at IS NOT NULL AND actor = 'me';
      CREATE INDEX follow_ups_by_origin ON follow_ups (origin_id) WHERE origin_id IS NOT NULL;`,
  },
  rowsVersion: 4,
  title: ({ text }) => text,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: ({ people, origin }) => [
    ...Object.keys(people).map((named) => ({ role: 'about', named })),
    ...(origin === null ? [] : [{ role: 'origin', named: origin }]),
  ],
  searchText: ({ text }) => ({ title: text, body: '', more: '' }),
  namesInText: ['about'],
  mergedInto: null,
  topics: ['follow-ups', 'today', 'people'],
  writeRows: ({ sql }, { n, id, content }) => {
    const state = followUpState(content)
    sql(`INSERT INTO follow_ups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
      n,
      id,
      content.text,
      // A document that says neither does not open.
      actorOf(content) ?? 'me',
      state.due === null ? null : dayNumber(state.due),
      Number(state.snoozed),
      state.putOff,
      state.doneAt,
      content.origin,
      content.every,
      content.everyFrom,
      content.deletedAt ?? null,
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
