import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { forget } from '#journal/commands/trash-commands.ts'
import { openEngine } from '#journal/engine.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { ROOT } from '#host/installed-files.ts'
import { documentId, type PersonId } from '#shared/model/id.ts'
import { copyOf, nothingRemembered, type Remembered } from './after-kill.ts'
import { COMPILE_CACHE, keyOfHost, type HostHome } from './killed-host.ts'
import { testOptions, type TestJournal } from './test-journal.ts'

type Random = (below: number) => number
type Client = TestJournal['client']

/** What a command of the command line was, what it printed where it came to its end, and how the journal shows what became of it. */
export interface KilledCommand {
  readonly name: string
  readonly isAnswered: boolean
  /** Looks at the journal, opened after the kill: what is whole, and what is gone. @returns what is neither */
  look(journal: TestJournal): Promise<string[]>
}

/** Somebody who works in a journal by the command line alone, each of whose commands may be killed. */
export interface CommandLineWorker {
  remembered(): Remembered
  /** Runs one command and kills it somewhere, if it does not end before. */
  next(): Promise<KilledCommand>
}

const PROGRAM = join(ROOT, 'electron', 'host', 'rapport.ts')
/** An import commits a hundred at a time. */
const IMPORTED = 120
/** Half of the kills come while a journal is opened, the others up to where most commands have ended. */
const MAX_FOLDER_EVENTS = [12, 80]
const MAX_WAIT_MS = 8

interface Backup {
  readonly file: string
  readonly remembered: Remembered
}

interface Answer {
  /** Null where it was killed. */
  readonly printed: Record<string, unknown> | null
}

/** Begins with a journal of one conversation, of which there is a backup. */
export async function commandLineWorker(home: HostHome, random: Random): Promise<CommandLineWorker> {
  let remembered = nothingRemembered()
  let backup: Backup | null = null
  let taken: ReturnType<typeof writeCards> | null = null
  const loggedPeople = new Map<string, string>()
  const word = () => `Q${Array.from({ length: 12 }, () => random(16).toString(16)).join('')}x`

  const commands = {
    async log(mayKill = true): Promise<KilledCommand> {
      const [who, what] = [word(), word()]
      const { printed } = await run(home, ['log', `coffee with ${who}: the ${what}`], mayKill ? random : null)
      const isAnswered = printed !== null
      return {
        name: 'log',
        isAnswered,
        async look({ client }) {
          const people = (await client.queries.people({ text: who, limit: 500 })).rows.map(({ id }) => id)
          const rows = (await client.queries.journal({ limit: 200 })).rows
          const talks = rows.filter(({ people: with_ }) => with_.some(({ id }) => people.includes(id)))
          await remember(client, [...people, ...talks.map(({ id }) => id)])
          const [person] = people
          if (person !== undefined) {
            remembered.words.set(person, { kind: 'person', words: [who] })
            loggedPeople.set(person, who)
          }
          const there = `${people.length} people and ${talks.length} conversations`
          if (people.length !== talks.length || people.length > 1)
            return [`of a line that was logged there are ${there}`]
          return isAnswered && person === undefined ? ['a line was logged, and is nowhere'] : []
        },
      }
    },
    async import(): Promise<KilledCommand> {
      const { file, word: last } = (taken ??= writeCards(home, word()))
      const { printed } = await run(home, ['import', file], random)
      const isAnswered = printed !== null
      if (isAnswered) taken = null
      return {
        name: 'import',
        isAnswered,
        async look({ client }) {
          const { rows } = await client.queries.people({ text: last, limit: 500 })
          const ids = rows.map(({ id }) => id)
          await remember(client, ids)
          const { emails } = ids.length === 0 ? { emails: [] } : await client.queries.emails({ ids })
          const isWhole = isAnswered ? ids.length === IMPORTED : ids.length <= IMPORTED
          if (isWhole && new Set(emails).size === ids.length) return []
          return [`of ${IMPORTED} people of a file there are ${ids.length}, with ${emails.length} addresses`]
        },
      }
    },
    async backup(mayKill = true): Promise<KilledCommand> {
      const { printed } = await run(home, ['backup'], mayKill ? random : null)
      if (printed !== null) {
        // The next one of a day takes its place.
        const file = join(home.config, 'backup.db')
        cpSync(join(home.folder, 'backups', String(printed['file'])), file)
        backup = { file, remembered: copyOf(remembered) }
      }
      return { name: 'backup', isAnswered: printed !== null, look: () => Promise.resolve([]) }
    },
    async restore(): Promise<KilledCommand> {
      if (backup === null) await commands.backup(false)
      const { file, remembered: before } = backup as unknown as Backup
      const { printed } = await run(home, ['restore', file], random)
      const isAnswered = printed !== null
      return {
        name: 'restore',
        isAnswered,
        async look({ client }) {
          const later = [...remembered.acknowledged.keys()].filter((id) => !before.acknowledged.has(id))
          const kept = await thereOf(client, later)
          if (kept.length > 0 && kept.length < later.length) return ['half of what came after the backup is there']
          if (isAnswered && kept.length > 0) return ['the backup was restored, and what came after it is there']
          if (kept.length > 0 || later.length === 0) return []
          remembered = copyOf(before)
          taken = null
          return []
        },
      }
    },
    async rebuild(): Promise<KilledCommand> {
      const { printed } = await run(home, ['rebuild'], random)
      return { name: 'rebuild', isAnswered: printed !== null, look: () => Promise.resolve([]) }
    },
    /** There is no word that forgets: what another program has forgotten, whose words the next command takes out of the file. */
    async 'log after something was forgotten'(): Promise<KilledCommand> {
      const people = [...loggedPeople.keys()].filter((id) => remembered.acknowledged.has(id))
      const id = people[random(people.length)]
      if (id === undefined) return commands.log()
      forgetAndLeaveWords(home, id as PersonId)
      remembered.gone.add(id)
      remembered.acknowledged.delete(id)
      // Whoever is restored from it is there again.
      backup = null
      return { ...(await commands.log()), name: 'log after something was forgotten' }
    },
  }

  async function remember(client: Client, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const [last] = await client.queries.history({ id: documentId.parse(id) })
      if (last !== undefined) remembered.acknowledged.set(id, last.hash)
    }
  }
  async function thereOf(client: Client, ids: readonly string[]): Promise<string[]> {
    const there: string[] = []
    for (const id of ids) {
      const history = await client.queries.history({ id: documentId.parse(id) }).catch(() => [])
      if (history.length > 0) there.push(id)
    }
    return there
  }

  const first = await commands.log(false)
  if (!first.isAnswered) throw new Error('the first line was not logged')
  const names = Object.keys(commands) as (keyof typeof commands)[]
  return {
    remembered: () => remembered,
    next: () => (commands[names[random(names.length)] ?? 'log'] as () => Promise<KilledCommand>)(),
  }
}

/** Runs a command, and kills it soon after the journal's folder has changed a random number of times. */
async function run({ folder, config }: HostHome, words: readonly string[], random: Random | null): Promise<Answer> {
  mkdirSync(folder, { recursive: true })
  const child = spawn(process.execPath, [PROGRAM, ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      RAPPORT_JOURNAL: folder,
      RAPPORT_CONFIG: config,
      RAPPORT_SYNC_BIND: '127.0.0.1',
      TZ: 'UTC',
      NODE_COMPILE_CACHE: COMPILE_CACHE,
    },
  })
  let left = random === null ? Number.POSITIVE_INFINITY : 1 + random(MAX_FOLDER_EVENTS[random(2)] ?? 1)
  const waitMs = random === null ? 0 : random(MAX_WAIT_MS)
  const watcher = watch(folder, () => {
    if (--left === 0) setTimeout(() => child.kill('SIGKILL'), waitMs)
  })
  const text = { printed: '', complained: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text.printed += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text.complained += part))
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('close', (...how) => resolve(how)),
  )
  watcher.close()
  if (signal === 'SIGKILL') return { printed: null }
  if (code !== 0) throw new Error(`rapport ${words.join(' ')} ended with ${code}: ${text.complained}`)
  return { printed: JSON.parse(text.printed) as Record<string, unknown> }
}

function writeCards({ config }: HostHome, word: string): { file: string; word: string } {
  const file = join(config, `${word}.vcf`)
  const cards = Array.from(
    { length: IMPORTED },
    (_, at) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${word};Wei${at};;;\r\nFN:Wei${at} ${word}\r\nEMAIL:${word}${at}@example.org\r\nEND:VCARD\r\n`,
  )
  writeFileSync(file, cards.join(''))
  return { file, word }
}

/** As a large journal, of which closing leaves the rest to the next start. */
function forgetAndLeaveWords(home: HostHome, id: PersonId): void {
  const options = { ...testOptions(), folder: home.folder, key: keyOfHost(home), now: Date.now }
  const engine = openEngine(
    { ...options, sweeping: { maxPagesAtOnce: 0 } },
    { undoLog: openUndoLog(() => 'token'), touch: () => {} },
  )
  try {
    forget(engine.commands, { id })
    if (!engine.projections.forgottenWords.areLeft) throw new Error('nothing is left to be taken out')
  } finally {
    engine.close()
  }
}
