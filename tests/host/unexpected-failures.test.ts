import { ORPCError } from '@orpc/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runCommandLine } from '#host/command-line.ts'
import { explainFailure } from '#host/explain-failure.ts'
import { unexpectedWords } from '#host/unexpected-words.ts'

const STACK = /\n\s+at /

/** What is said on stderr while writing the answer fails so. */
async function saidWhere(thrown: unknown, ...words: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => {
    throw thrown
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += String(text))))
  onTestFinished(() => void vi.restoreAllMocks())
  const code = await runCommandLine(words, new AbortController().signal)
  out.mockRestore()
  err.mockRestore()
  return { code, said }
}

// Of each way into the command line: its help, a command, and the help of one.
test.each([[['help']], [['--version']], [['people', '--help']], [['parse', 'coffee with Ana']]])(
  'a mistake in Rapport met by %j is a sentence with its class and line, and no stack',
  async (words) => {
    const { code, said } = await saidWhere(new TypeError('x is not a function'), ...words)
    expect(code).toBe(1)
    expect(said).toMatch(
      /^A mistake in Rapport ended this \(TypeError, [\w.-]+\.ts:\d+\)\. What was saved .*try again.*report it/,
    )
    expect(said).not.toMatch(STACK)
  },
)

test('whoever mends it gets the stack by RAPPORT_STACK', async () => {
  vi.stubEnv('RAPPORT_STACK', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect((await saidWhere(new TypeError('x is not a function'), 'help')).said).toMatch(STACK)
})

test('what the system refuses is named with its code and its path', async () => {
  const error = Object.assign(new Error('EIO: i/o error, write'), {
    code: 'EIO',
    syscall: 'write',
    errno: -5,
    path: '/a/b',
  })
  const { code, said } = await saidWhere(error, 'help')
  expect(code).toBe(1)
  expect(said).toMatch(/^The system refused it: write \/a\/b \(EIO\)\. What was saved .*try again/)
  expect(unexpectedWords('no error at all')).toMatch(/^A mistake in Rapport ended this \(string\)/)
})

test('what the host of a journal answers without a code has words as well', async () => {
  const bug = new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 })
  expect(await explainFailure(bug)).toMatch(/^A mistake in Rapport ended this\. .*try again.*in its log/)
  const unknown = new ORPCError('NOT_FOUND', { status: 404 })
  expect(await explainFailure(unknown)).toMatch(/did not understand that.*another version.*Nothing was changed/)
  const malformed = new ORPCError('BAD_REQUEST', { status: 400, data: { issues: [{ message: 'Too long' }] } })
  expect(await explainFailure(malformed)).toBe('The journal did not understand that: Too long. Nothing was changed.')
})
