import type { ReadStream } from 'node:tty'
import { HostFailure } from './host-failure.ts'
import type { KeyWays } from './open-host-journal.ts'
import { readFirstLine } from './read-first-line.ts'

/** Whose passphrase is asked for: the one that is set, one to be set, or the password of a server. Each has variables of its own. */
const VARIABLES = {
  current: 'RAPPORT_PASSPHRASE',
  new: 'RAPPORT_NEW_PASSPHRASE',
  server: 'RAPPORT_SERVER_PASSWORD',
} as const

const ATTEMPTS = 3

/**
 * A passphrase from where programs are given one: the variable, the file or the file descriptor that another one names, and else
 * the terminal, without showing what is typed. Null where none of them is: nobody is waited for.
 * @param asked what a person at the terminal is asked, without a colon
 */
export async function askPassphrase(asked: string, which: keyof typeof VARIABLES = 'current'): Promise<string | null> {
  return (await givenPassphrase(which)) ?? (await typedPassphrase(asked))
}

/** As `askPassphrase`, without the terminal. @throws HostFailure where the file or the descriptor cannot be read, or is given up by Ctrl+C */
export async function givenPassphrase(which: keyof typeof VARIABLES = 'current'): Promise<string | null> {
  const name = VARIABLES[which]
  const said = process.env[name]
  if (said) return said
  const file = process.env[`${name}_FILE`]
  if (file) return await firstLine(file, `${name}_FILE`)
  const descriptor = process.env[`${name}_FD`]
  if (!descriptor) return null
  if (!/^\d{1,9}$/.test(descriptor)) {
    throw new HostFailure(`${name}_FD is the number of an open file, not "${descriptor}". Nothing was changed.`)
  }
  return await firstLine(Number(descriptor), `${name}_FD`)
}

/** Null where nobody sits at a terminal. The question goes to stderr: what is printed stays clean. */
export async function typedPassphrase(asked: string): Promise<string | null> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return null
  // In this order: whoever types at once is not seen either.
  const typing = readUnseen(stdin)
  stderr.write(`${asked}: `)
  const typed = await typing
  stderr.write('\n')
  return typed
}

/** The ways of a host without windows: no store of the system, and whoever started it. */
export const TERMINAL_WAYS: KeyWays = {
  store: null,
  passphrase: () => askPassphrase('Recovery passphrase of the journal'),
}

/** Asks again, some times, where a person mistyped: whatever a program gave is tried once. */
export async function withAttempts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      const isRefused = code === 'wrong-passphrase' || code === 'mistyped-passphrase'
      if (!isRefused || attempt >= ATTEMPTS || !process.stdin.isTTY || (await givenPassphrase()) !== null) throw error
      const { explainFailure } = await import('./explain-failure.ts')
      process.stderr.write(`${(await explainFailure(error as Error)) ?? ''}\n`)
    }
  }
}

/** A pipe says once what it has to say, and is asked more than once: to open the journal, and for what is to be done with it. */
const readOnce = new Map<string | number, Promise<string | null>>()

async function firstLine(from: string | number, variable: string): Promise<string | null> {
  const known = readOnce.get(from)
  if (known !== undefined) return await known
  const line = readFirstLine(from, `the passphrase that ${variable} names`)
  readOnce.set(from, line)
  return await line
}

const ENTER = new Set(['\r', '\n', '\u0004'])
const BACK = new Set(['\u007f', '\b'])

/** Null where it was given up by Ctrl+C. */
function readUnseen(terminal: ReadStream): Promise<string | null> {
  return new Promise((resolve) => {
    let typed: string[] = []
    const end = (answer: string | null) => {
      terminal.off('data', read)
      terminal.setRawMode(false)
      terminal.pause()
      resolve(answer)
    }
    const read = (part: Buffer) => {
      for (const letter of part.toString('utf8')) {
        if (letter === '\u0003') return end(null)
        if (ENTER.has(letter)) return end(typed.join('') || null)
        if (BACK.has(letter)) typed.pop()
        else if (letter === '\u0015') typed = []
        else typed.push(letter)
      }
    }
    terminal.setRawMode(true)
    terminal.resume()
    terminal.on('data', read)
  })
}
