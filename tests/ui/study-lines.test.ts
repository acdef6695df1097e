import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { studyLines, studiesOf } from '#features/mindset/study-lines.ts'
import { study } from '#shared/model/study.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test('M5: every study says who, when and how strong, and each is told once', () => {
  const lines = studyLines(i18n)
  for (const line of lines) expect(study.safeParse(line).success).toBe(true)
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  // What is there about this story was withdrawn or is contested.
  expect(studiesOf(i18n, 'self-serving')).toEqual([])
})

test('M5: a study without a source, a year or a strength is refused', () => {
  const [line] = studyLines(i18n)
  expect(study.safeParse({ ...line, source: ' ' }).success).toBe(false)
  for (const part of ['source', 'year', 'strength'] as const) {
    expect(study.safeParse({ ...line, [part]: undefined }).success).toBe(false)
  }
})

test('M5: nothing that is shipped tells of the study that was withdrawn', () => {
  const withdrawn = ['pspa0000226', 'promotion focus']
  const files = ['renderer', 'shared', 'electron', 'resources'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|po|json|html|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(300)
  const telling = files.filter((file) => {
    const text = readFileSync(file, 'utf8').toLowerCase()
    return withdrawn.some((words) => text.includes(words))
  })
  expect(telling).toEqual([])
})
