import { globSync, readFileSync } from 'node:fs'
import { setupI18n } from '@lingui/core'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import * as terminal from '#host/commands/failure-words.ts'
import { settingsFailureWords as failureWords } from '#parts/settings-failure-words.ts'
import { endedWords, problemWords } from '#parts/job-words.ts'
import { cancelledLeaving, journalProblem } from '#shared/contract/job-contract.ts'
import { failure, failureParameters, notSavedReason, type Failure } from '#shared/contract/journal-errors.ts'

/** What a message says with each of its parameters in its place: the keys of English are English. */
const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler((await import('@lingui/message-utils/compileMessage')).compileMessage)

/** Every value of a parameter that makes another sentence; texts say which parameter they are. */
function* valuesOf(name: string, schema: z.ZodType): Generator<unknown> {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType; shape?: Shape; entries?: object } }
  if (def.type === 'nullable') {
    yield null
    yield* valuesOf(name, def.innerType as z.ZodType)
  } else if (def.type === 'object') yield* dataOf(def.shape ?? {})
  else if (def.type === 'enum') yield* Object.values(def.entries ?? {})
  else if (def.type === 'literal') yield (schema as z.ZodLiteral).value
  else if (def.type === 'string') yield `the-${name}`
  else if (def.type === 'number') yield 41
  else throw new Error(`no value for ${name}, a ${def.type}`)
}

type Shape = Readonly<Record<string, z.ZodType>>

function* dataOf(shape: Shape): Generator<Record<string, unknown>> {
  const [[name, schema] = [], ...rest] = Object.entries(shape)
  if (name === undefined || schema === undefined) return yield {}
  for (const value of valuesOf(name, schema))
    for (const others of dataOf(Object.fromEntries(rest))) yield { [name]: value, ...others }
}

function isSentence(words: string): boolean {
  return words.length > 10 && !/undefined|null|\{|\}|\[object/.test(words)
}

const FAILURES = Object.entries(failureParameters).flatMap(([code, { shape }]) =>
  [...dataOf(shape)].map((data) => [`${code} ${JSON.stringify(data)}`, failure.parse({ code, data })] as const),
)

describe('every failure of the contract', () => {
  test('is here, with each reason and each holder', () => {
    expect(new Set(FAILURES.map(([, { code }]) => code))).toEqual(new Set(Object.keys(failureParameters)))
    expect(FAILURES.length).toBeGreaterThan(Object.keys(failureParameters).length)
  })

  test.for(FAILURES)('%s has words in the page and in the command line', ([, one]) => {
    const inPage = failureWords(i18n, one)
    const inTerminal = terminal.failureWords(one)
    expect([inPage, inTerminal].filter((words) => !isSentence(words))).toEqual([])
  })

  // What happened, and not that something did.
  test.for(FAILURES)('%s says what went wrong', ([, one]) => {
    for (const words of [failureWords(i18n, one), terminal.failureWords(one)])
      expect(words).not.toMatch(/something (?:went|is) wrong|should not have|unknown error/i)
  })

  // A file, a name, what was found: without it nobody knows what to do.
  test.for(FAILURES)('%s names what it is about in both', ([, { code, data }]) => {
    const told = Object.entries(data).filter(([name]) => TOLD.has(name))
    for (const [name, value] of told) {
      const shown = name === 'maxBytes' ? String(Math.floor(Number(value) / 1024 / 1024)) : String(value)
      const one = { code, data } as Failure
      expect(failureWords(i18n, one)).toContain(shown)
      expect(terminal.failureWords(one)).toContain(shown)
    }
  })
})

const TOLD = new Set([
  'file',
  'folder',
  'name',
  'detail',
  'journal',
  'idealDays',
  'maxDays',
  'done',
  'total',
  'maxBytes',
  'deaths',
  'format',
  'known',
])

describe('every end of a job', () => {
  test.for(cancelledLeaving.options)('that leaves %s has words in both', (leaving) => {
    const ended = { failure: null, leaving }
    expect([endedWords(i18n, ended), terminal.endedWords(ended)].filter((words) => !isSentence(words))).toEqual([])
  })

  test.for(notSavedReason.options)('that failed, the journal being %s, has those of the failure', (reason) => {
    const failed = { failure: { code: 'NOT_SAVED', data: { reason } } as const, leaving: null }
    expect(endedWords(i18n, failed)).toBe(failureWords(i18n, failed.failure))
    expect(terminal.endedWords(failed)).toBe(terminal.failureWords(failed.failure))
  })
})

test('every problem that a check finds has words in both, which name what was found', () => {
  for (const option of journalProblem.options) {
    for (const data of dataOf(option.shape)) {
      const problem = journalProblem.parse(data)
      for (const words of [problemWords(i18n, problem), terminal.problemWords(problem)]) {
        expect(words).toSatisfy(isSentence)
        // A code has words of its own, and a field is named where it is what does not fit.
        const told = Object.entries(data).filter(
          ([name]) => !['code', 'problem'].includes(name) && (name !== 'field' || hasField(data)),
        )
        for (const [, value] of told) expect(words).toContain(String(value))
      }
    }
  }
})

test('what does not fit is named by its field', () => {
  const one: Failure = { code: 'DOCUMENT_INVALID', data: { field: 'names.given' } }
  expect(failureWords(i18n, one)).toContain('names.given')
  expect(terminal.failureWords(one)).toContain('names.given')
})

test('no sentence of the page or of a host says only that something went wrong', () => {
  const vague = /['"`][^'"`\n]*\b(?:something went wrong|went wrong that should not)/i
  expect(vague.test("i18n.t('Something went wrong that should not.')")).toBe(true)
  const files = globSync('{renderer,electron}/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((file) => vague.test(readFileSync(file, 'utf8')))).toEqual([])
})

function hasField({ problem, field }: Record<string, unknown>): boolean {
  return field !== null && ['wrong-field', 'too-many-entries'].includes(String(problem))
}
