import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract/contract.ts'
import { failure, failureParameters } from '#shared/contract/journal-errors.ts'
import { proseFields, sentencesIn } from './no-prose.ts'

type Definition = {
  '~orpc': { outputSchema?: z.ZodType; errorMap: Record<string, { message?: string; data?: z.ZodType }> }
}

const PROCEDURES = Object.entries({ ...contract.commands, ...contract.queries }).map(
  ([name, procedure]) => [name, (procedure as unknown as Definition)['~orpc']] as const,
)

describe('the contract', () => {
  test.for(PROCEDURES)('%s answers with codes, not with sentences', ([, { outputSchema, errorMap }]) => {
    const found = outputSchema === undefined ? [] : proseFields(outputSchema)
    expect(found).toEqual([])
    expect(Object.values(errorMap).filter(({ message }) => message !== undefined)).toEqual([])
  })

  test('has failures whose parameters are no sentences', () => {
    expect(proseFields(failure as z.ZodType)).toEqual([])
    const ofFailures = Object.entries(failureParameters).filter(([, schema]) => proseFields(schema).length > 0)
    expect(ofFailures.map(([code]) => code)).toEqual([])
  })

  test('would be caught with a sentence in it', () => {
    const planted = z.object({
      jobs: z.array(z.object({ ended: z.object({ message: z.string().optional() }).nullable() })),
    })
    expect(proseFields(planted)).toEqual(['jobs.[].ended.message'])
    expect(proseFields(z.object({ because: z.enum(['email', 'phone']), text: z.string() }))).toEqual([])
    expect(proseFields(z.record(z.string(), z.union([z.null(), z.object({ reason: z.string() })])))).toEqual([
      '[].reason',
    ])
  })
})

describe('the engine', () => {
  const files = readdirSync('electron/journal', { recursive: true, encoding: 'utf8' })
    // The store's own error has a message for logs; `failure-of.ts` hands on its code alone.
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^documents\//.test(name))
    .map((name) => join('electron/journal', name))

  test('is all looked at', () => expect(files.length).toBeGreaterThan(50))

  test.for(files)('%s has no sentence for the user', (file) => {
    expect(sentencesIn(readFileSync(file, 'utf8'))).toEqual([])
  })

  test('would be caught with a sentence in it', () => {
    const planted = [
      `throw new Refusal('conflict', 'That person was merged already.')`,
      'const told = `${days} days is longer than the longest wanted, ${most} days.`',
      `jobs.start('backup', { cancelled: "Stopped. No backup was made." })`,
      `// A comment is a sentence too.`,
      `throw new Error('The day is no day of the calendar.')`,
      `sql('SELECT id FROM people WHERE name = ?')`,
    ]
    expect(planted.map((line) => sentencesIn(line).length)).toEqual([1, 1, 1, 0, 0, 0])
  })
})
