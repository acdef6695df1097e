import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { problemLog } from './problem-log.ts'

function read(text: string, width = 3) {
  const log = problemLog()
  const rows = [...csvRows(text, { delimiter: ',', offset: 0, line: 1, width }, log)]
  return { rows: rows.map(({ line, cells }) => ({ line, cells })), problems: log.list() }
}

test('a row knows the line on which it begins, after cells of several lines', () => {
  expect(read('a,b,c\n"1\n2",x,y\nd,e,f\n').rows).toEqual([
    { line: 1, cells: ['a', 'b', 'c'] },
    { line: 2, cells: ['1\n2', 'x', 'y'] },
    { line: 4, cells: ['d', 'e', 'f'] },
  ])
})

test('a quote that is never closed costs its own line only', () => {
  const { rows, problems } = read('a,b,c\n"oops,b,c\nd,e,f\ng,h,i')
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 4])
  expect(problems).toEqual([{ line: 2, code: 'quote-not-closed', params: {} }])
})

test('a stray quote does not swallow the rows up to the next quoted cell', () => {
  const { rows, problems } = read('a,b,c\n"oops,b,c\nd,e,f\ng,"h, h",i\n')
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
    ['g', 'h, h', 'i'],
  ])
  expect(problems.map(({ line }) => line)).toEqual([2])
})

test('quotes inside a quoted cell are kept', () => {
  expect(read('"Ana ""A"" Ruiz","Tom "T" Okafor",c\n').rows[0]?.cells).toEqual(['Ana "A" Ruiz', 'Tom "T" Okafor', 'c'])
})

test('a row over two megabytes is left out and the others go on', () => {
  const { rows, problems } = read(`a,b,c\n"${'x'.repeat(3_000_000)}",b,c\nd,e,f\n`)
  expect(rows.map(({ line }) => line)).toEqual([1, 3])
  expect(problems).toEqual([{ line: 2, code: 'row-too-long', params: {} }])
})

test('a row of more columns than any address book has is left out', () => {
  const { rows, problems } = read(`a,b,c\n${','.repeat(5000)}\nd,e,f\n`)
  expect(rows.map(({ line }) => line)).toEqual([1, 3])
  expect(problems).toEqual([{ line: 2, code: 'too-many-columns', params: { max: 2000 } }])
})

test('a file of broken quotes is given up in time', () => {
  const { problems } = read('"a b\n'.repeat(200_000))
  expect(problems.at(-1)?.code).toBe('too-many-broken-rows')
})

test('reads what was written, whatever is in the cells, across windows', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\n', '"",\n', 'x'.repeat(70_000)))
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(table, (cells) => {
      const plain = cells.map((row) => row.map((text) => text.replaceAll('\r', ' ')))
      const text = `${Papa.unparse(plain, { newline: '\n', quotes: true })}\n`
      const { rows, problems } = read(text)
      expect(problems).toEqual([])
      expect(rows.map((row) => row.cells)).toEqual(plain)
    }),
    { numRuns: 50 },
  )
})
