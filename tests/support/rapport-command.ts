import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '#host/installed-files.ts'

interface CommandAnswer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A user of the command line: a journal that is not there yet, and keys. */
export interface CommandHome {
  readonly folder: string
  readonly journal: string
  run(...words: string[]): Promise<CommandAnswer>
  /** Variables of the commands that follow; undefined takes one away. */
  setEnv(variables: Readonly<Record<string, string | undefined>>): void
  /** The same with `--json`, the answer parsed; fails where the command does. */
  json(...words: string[]): Promise<unknown>
  /** A command that goes on until it is ended, once `until` was printed on either stream. */
  start(
    words: string[],
    until: RegExp,
  ): Promise<{ child: ChildProcess; printed: RegExpExecArray; end(): Promise<number | null> }>
  remove(): void
}

const PROGRAM = join(ROOT, 'electron', 'host', 'rapport.ts')
/** As long as a test may take: a busy machine is no command that hangs, and what is ended by this has nothing printed. */
const TIMEOUT_MS = 600_000

export function commandHome(): CommandHome {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-command-'))
  const journal = join(folder, 'journal')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    RAPPORT_JOURNAL: journal,
    RAPPORT_CONFIG: join(folder, 'config'),
    TZ: 'UTC',
    RAPPORT_SYNC_BIND: '127.0.0.1',
  }
  const children = new Set<ChildProcess>()
  const home: CommandHome = {
    folder,
    journal,
    setEnv: (variables) => void Object.assign(env, variables),
    run: (...words) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [PROGRAM, ...words],
          { env, timeout: TIMEOUT_MS, maxBuffer: 64 << 20 },
          (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
        )
      }),
    async json(...words) {
      const { code, stdout, stderr } = await home.run(...words, '--json')
      if (code !== 0) throw new Error(`rapport ${words.join(' ')} ended with ${code}: ${stderr}`)
      return JSON.parse(stdout)
    },
    start(words, until) {
      const child = spawn(process.execPath, [PROGRAM, ...words], { env, stdio: 'pipe' })
      children.add(child)
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      let text = ''
      return new Promise((resolve, reject) => {
        const read = (part: Buffer) => {
          text += part.toString()
          const printed = until.exec(text)
          if (printed) resolve({ child, printed, end: () => (child.kill('SIGINT'), ended) })
        }
        child.stdout.on('data', read)
        child.stderr.on('data', read)
        void ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)))
      })
    },
    remove() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return home
}
