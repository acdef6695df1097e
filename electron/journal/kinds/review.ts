import { checksumOf } from '#journal/documents/checksum.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { readFrozen } from '#shared/model/frozen-review.ts'
import { finishesOf, REVIEW_TEXTS, review, reviewTitle, type Review } from '#shared/model/review.ts'
import { defineKind } from './define-kind.ts'

export const reviewKind = defineKind({
  kind: 'review',
  content: review,
  steps: [{ maps: ['chosen', 'finished', 'remarks'], texts: [...REVIEW_TEXTS] }],
  stepHashes: ['ab92867b83ade1d256c5e34cc32a7ed630b4c60355a30ec0a471ca30a35155f3'],
  atomicPaths: [
    ['finished', '*'],
    ['remarks', '*'],
  ],
  watched: [['rhythm'], ['from'], ['to']],
  fixedId: null,
  tables: {
    reviews: `
      CREATE TABLE reviews (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rhythm TEXT NOT NULL, from_day INTEGER NOT NULL, to_day INTEGER NOT NULL,
        finished_at INTEGER, finishes INTEGER NOT NULL, content TEXT NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX reviews_by_day ON reviews (to_day DESC, n DESC, finished_at) WHERE deleted_at IS NULL;`,
    review_finishes: `
      CREATE TABLE review_finishes (
        n INTEGER NOT NULL, entry TEXT NOT NULL, at INTEGER NOT NULL, on_day INTEGER NOT NULL, frozen TEXT NOT NULL,
        sha256 TEXT NOT NULL, is_whole INTEGER NOT NULL, PRIMARY KEY (n, entry)
      ) WITHOUT ROWID;`,
  },
  rowsVersion: 2,
  title: (content) => reviewTitle(periodOf(content)),
  day: (content) => dayNumber(periodOf(content).to),
  links: ({ chosen }) => Object.keys(chosen).map((named) => ({ role: 'chosen-in', named })),
  searchText: (content) => ({
    title: '',
    body: REVIEW_TEXTS.map((field) => content[field])
      .filter(Boolean)
      .join('\n'),
    more: Object.values(content.remarks)
      .map(({ text }) => text)
      .join('\n'),
  }),
  namesInText: ['chosen-in'],
  mergedInto: null,
  topics: ['reviews'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    const finishes = finishesOf(content)
    const { rhythm, from, to } = periodOf(content)
    sql('INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      rhythm,
      dayNumber(from),
      dayNumber(to),
      finishes[0]?.at ?? null,
      finishes.length,
      JSON.stringify({ ...content, finished: {} }),
      content.deletedAt ?? null,
      Number(readOnly),
    )
    for (const { id: entry, at, on, frozen, sha256 } of finishes) {
      const isWhole = checksumOf(frozen) === sha256
      sql('INSERT INTO review_finishes VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        n,
        entry,
        at,
        dayNumber(on),
        frozen,
        sha256,
        Number(isWhole),
      )
    }
  },
  followLinks: null,
  settle: null,
  merged: null,
})

/** Once it is finished it is of the days that were frozen, whatever another device made of the draft without knowing that. */
function periodOf(content: Review): Pick<Review, 'rhythm' | 'from' | 'to'> {
  const [first] = finishesOf(content)
  return (first && readFrozen(first.frozen)) ?? content
}
