import { canvas, CANVAS_ID } from '#shared/model/canvas.ts'
import { defineKind } from './define-kind.ts'

export const canvasKind = defineKind({
  kind: 'canvas',
  content: canvas,
  steps: [{ maps: ['spots', 'areas', 'notes', 'links'], texts: [] }],
  stepHashes: ['449774b8b7a4d359eb88abcce1ac069095aa85c210a1c5e24b8b033b3210df60'],
  atomicPaths: [
    ['spots', '*'],
    ['areas', '*'],
    ['notes', '*'],
  ],
  // Where two devices moved one card, one of the places holds: nobody wants to be asked about the other.
  watched: [
    ['areas', '*'],
    ['notes', '*'],
    ['links', '*'],
  ],
  fixedId: CANVAS_ID,
  tables: { canvas_rows: 'CREATE TABLE canvas_rows (n INTEGER PRIMARY KEY, id TEXT NOT NULL, content TEXT NOT NULL)' },
  rowsVersion: 1,
  title: () => '',
  day: () => 0,
  links: () => [],
  searchText: ({ areas, notes, links }) => {
    const body = [
      ...Object.values(areas).map(({ label }) => label),
      ...Object.values(notes).map(({ text }) => text),
      ...Object.values(links),
    ].filter((words) => words !== '')
    return body.length === 0 ? null : { title: '', body: body.join('\n'), more: '' }
  },
  namesInText: [],
  mergedInto: null,
  topics: ['canvas'],
  writeRows: ({ sql }, { n, id, content }) => {
    const { spots, areas, notes, links } = content
    sql('INSERT INTO canvas_rows VALUES (?, ?, ?)').run(n, id, inOrder({ spots, areas, notes, links }))
  },
  followLinks: null,
  settle: null,
  merged: null,
})

/** The same text for the same content, in whatever order its entries were written. */
function inOrder(maps: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const sorted = Object.entries(maps).map(([map, entries]) => [
    map,
    Object.fromEntries(Object.entries(entries).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  ])
  return JSON.stringify(Object.fromEntries(sorted))
}
