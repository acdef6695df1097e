import { dayNumber } from '#shared/model/civil-date.ts'
import { give } from '#shared/model/give.ts'
import { defineKind } from './define-kind.ts'

export const giveKind = defineKind({
  kind: 'give',
  content: give,
  steps: [{ maps: ['people'], texts: ['outcome', 'thanks'] }],
  stepHashes: ['33057c85e9023ae962991099ab6ae259327ec24aed58331d34685db76d98ed6f'],
  atomicPaths: [['answers']],
  watched: [['direction'], ['what'], ['text'], ['day'], ['minutes']],
  fixedId: null,
  tables: {
    gives: `
      CREATE TABLE gives (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, direction TEXT NOT NULL, what TEXT NOT NULL, text TEXT NOT NULL,
        day INTEGER NOT NULL, minutes INTEGER, answers_person TEXT, answers_need TEXT, origin_id TEXT,
        outcome TEXT NOT NULL, thanks TEXT NOT NULL, help_put_aside INTEGER NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX gives_by_day ON gives (day DESC, id DESC) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 2,
  title: ({ text }) => text,
  day: ({ day }) => dayNumber(day),
  links: ({ people, origin, direction }) => [
    ...Object.keys(people).map((named) => ({ role: direction === 'given' ? 'gave-to' : 'got-from', named })),
    ...(origin === null ? [] : [{ role: 'origin', named: origin }]),
  ],
  searchText: ({ text, outcome, thanks }) => ({
    title: text,
    body: [outcome, thanks].filter(Boolean).join('\n'),
    more: '',
  }),
  namesInText: ['gave-to', 'got-from'],
  mergedInto: null,
  topics: ['giving', 'people'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    sql('INSERT INTO gives VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.direction,
      content.what,
      content.text,
      dayNumber(content.day),
      content.minutes,
      content.answers?.person ?? null,
      content.answers?.need ?? null,
      content.origin,
      content.outcome,
      content.thanks,
      Number(content.helpPutAside !== null),
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
