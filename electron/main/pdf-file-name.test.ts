import { expect, test } from 'vitest'
import { pdfFileName } from './pdf-file-name.ts'

test('a PDF is called like its window', () => {
  expect(pdfFileName('Review of a quarter, 1 Jul – 30 Sept 2026 — Rapport')).toBe(
    'Review of a quarter, 1 Jul – 30 Sept 2026 — Rapport.pdf',
  )
})

test('what no file can be called is left out of its name', () => {
  expect(pdfFileName('../../etc/passwd\u0000')).toBe('etc passwd.pdf')
  expect(pdfFileName('AC/DC: "who?" <x>|\\')).toBe('AC DC who x.pdf')
  expect(pdfFileName('gpj.\u202efdp — Rapport')).toBe('gpj. fdp — Rapport.pdf')
  for (const nothing of ['', ' . ', '...', '\u2028']) expect(pdfFileName(nothing)).toBe('Rapport.pdf')
})

test('a long name fits every file system and ends with a whole character', () => {
  for (const long of ['a'.repeat(5000), '山田'.repeat(300), '👩‍👩‍👧'.repeat(200)]) {
    const name = pdfFileName(long)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(204)
    expect(name).not.toContain('\ufffd')
    expect(name.isWellFormed()).toBe(true)
  }
})
