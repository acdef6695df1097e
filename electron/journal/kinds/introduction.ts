import { INTRODUCTION_SIDES, INTRODUCTION_TEXTS, introduction } from '#shared/model/introduction.ts'
import { introductionState } from '#shared/model/introduction-state.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const introductionKind = defineKind({
  kind: 'introduction',
  content: introduction,
  steps: [{ maps: ['events'], texts: [...INTRODUCTION_TEXTS] }],
  stepHashes: ['51c7e87fa9c69abc4b3be1e3daf182dfb43e05a54486352783ca9c903fa55936'],
  atomicPaths: [['events', '*']],
  // Two answers of one side are two entries, of which the state says which holds: nothing is lost that would be shown here.
  watched: [['a'], ['b']],
  fixedId: null,
  tables: {
    introductions: `
      CREATE TABLE introductions (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, a_id TEXT, b_id TEXT, stage TEXT NOT NULL,
        a_consent TEXT NOT NULL, b_consent TEXT NOT NULL, day INTEGER NOT NULL, introduced_day INTEGER,
        outcome_settled INTEGER NOT NULL, content TEXT NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX introductions_by_a ON introductions (a_id) WHERE a_id IS NOT NULL;
      CREATE INDEX introductions_by_b ON introductions (b_id) WHERE b_id IS NOT NULL;
      CREATE INDEX introductions_made ON introductions (introduced_day, n) WHERE deleted_at IS NULL AND introduced_day IS NOT NULL;`,
  },
  rowsVersion: 1,
  // Who they are is told by their names, wherever a title is shown.
  title: ({ why }) => why.split('\n', 1)[0]?.trim() ?? '',
  day: (content) => lastDay(content),
  links: (content) =>
    INTRODUCTION_SIDES.flatMap((side) => {
      const named = content[side]
      return named === null ? [] : [{ role: `introduced-${side}`, named, day: lastDay(content) }]
    }),
  searchText: ({ why, blurbA, blurbB, outcome, events }) => {
    const notes = Object.values(events).map(({ note }) => note)
    return {
      title: why,
      body: [blurbA, blurbB, outcome].filter(Boolean).join('\n'),
      more: notes.filter(Boolean).join('\n'),
    }
  },
  namesInText: ['introduced-a', 'introduced-b'],
  mergedInto: null,
  topics: ['introductions', 'people'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    const { stage, sides, introduced, isOutcomeSettled } = introductionState(content)
    const introducedOn = introduced === null ? undefined : content.events[introduced]?.on
    sql('INSERT INTO introductions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.a,
      content.b,
      stage,
      sides.a.consent,
      sides.b.consent,
      lastDay(content),
      introducedOn === undefined ? null : dayNumber(introducedOn),
      Number(isOutcomeSettled),
      JSON.stringify(content),
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})

/** The day of the last thing that happened, or else on which it was written down. */
function lastDay({
  events,
  createdAt,
}: {
  events: Readonly<Record<string, { on: string }>>
  createdAt: number
}): number {
  const days = Object.values(events).map(({ on }) => dayNumber(on as Parameters<typeof dayNumber>[0]))
  return days.length === 0 ? dayOfInstant(createdAt) : Math.max(...days)
}
