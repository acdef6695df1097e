import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine, type Engine } from '#journal/engine.ts'
import type { JournalOptions } from '#journal/journal.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS } from '#shared/model/conversation-channel.ts'
import type { OrganisationId, PersonId } from '#shared/model/id.ts'
import { RINGS } from '#shared/model/ring.ts'
import { seededRandom } from '#support/seeded-random.ts'

export const PEOPLE = 10_000
export const CONVERSATIONS = 100_000
export const FOLLOW_UPS = 20_000
/** The first person is in this many conversations. */
export const CONVERSATIONS_OF_FIRST = 500
export const NOW = Date.UTC(2026, 10, 23, 9)
export const KEY = new Uint8Array(32).fill(1)

const BATCH = 500
const VERSION = 1

/** Options of the benches' journals: a clock that stands, and randomness that is always the same. */
export function benchOptions(folder: string, seed = 1): JournalOptions {
  const random = seededRandom(seed)
  return {
    folder,
    key: KEY,
    host: 'command line',
    version: 'bench',
    device: 'bench',
    deviceId: 'be'.repeat(16),
    now: () => NOW,
    timeZone: () => 'UTC',
    random: (bytes) => {
      for (let index = 0; index < bytes.length; index++) bytes[index] = random(256)
    },
    sample: () => ({
      people: [],
      conversations: [],
      followUps: [],
      organisations: [],
      circles: [],
      canvas: { spots: {}, areas: [], notes: [], links: [] },
      strategy: { goals: [], archetypes: [] },
      cards: [],
      plan: { blocks: [], sessions: [] },
      giving: { gives: [], asks: [], introductions: [] },
      reviews: [],
    }),
  }
}

/** Folder of the large journal, made when it is not there: it takes minutes, and is the same each time. */
export function bigJournalFolder(): string {
  const folder = join('.tmp', `bench-journal-${VERSION}`)
  if (existsSync(folder)) return withCurrentRows(folder)
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  console.log(`making a journal of ${PEOPLE} people, ${CONVERSATIONS} conversations, ${FOLLOW_UPS} follow-ups …`)
  const engine = openBenchEngine(draft)
  fill(engine)
  engine.close()
  // The journal would make its daily backup a minute after it is opened, in the middle of what is measured.
  mkdirSync(join(draft, 'backups'))
  writeFileSync(join(draft, 'backups', 'journal-20261123-090000-daily.db'), '')
  renameSync(draft, folder)
  return folder
}

/** A journal that was made before the rows changed makes them again, which is not to be measured elsewhere. */
function withCurrentRows(folder: string): string {
  const engine = openBenchEngine(folder)
  if (!engine.projections.areCurrent) {
    console.log('making the rows of the large journal again …')
    rebuildRowsNow(engine)
  }
  engine.close()
  return folder
}

export function openBenchEngine(folder: string, seed = 1): Engine {
  mkdirSync(folder, { recursive: true })
  return openEngine(benchOptions(folder, seed), { undoLog: openUndoLog(() => 'token'), touch: () => {} })
}

const BIG = { organisations: 500, people: PEOPLE, conversations: CONVERSATIONS, followUps: FOLLOW_UPS }

/** Writes so many documents of each kind, always the same ones. */
export function fill(
  { store }: Engine,
  { organisations: companies, people: persons, conversations, followUps } = BIG,
): void {
  const random = seededFractions(2)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const today = civilDateAt(NOW, 'UTC')
  const inBatches = (
    count: number,
    make: (write: Parameters<Parameters<typeof store.commit>[1]>[0], index: number) => void,
  ) => {
    for (let from = 0; from < count; from += BATCH) {
      store.commit({ command: 'bench', device: 'bench' }, (write) => {
        for (let index = from; index < Math.min(from + BATCH, count); index++) make(write, index)
      })
    }
  }
  const organisations: OrganisationId[] = []
  inBatches(companies, (write, index) => {
    organisations.push(
      write.create('organisation', { name: `${word(random, 5)} ${pick(WORDS)} ${index}` }) as OrganisationId,
    )
  })
  const people: PersonId[] = []
  inBatches(persons, (write, index) => {
    const ring = index < 5 ? 0 : index < 20 ? 1 : index < 70 ? 2 : index < 220 ? 3 : null
    const names = { given: name(random), family: name(random) }
    people.push(
      write.create('person', {
        names,
        ring: ring === null ? null : (RINGS[ring] ?? null),
        roles: { role: { organisation: pick(organisations), title: `${pick(WORDS)} lead` } },
        channels: { email: { kind: 'email', value: `${names.given}.${index}@example.org` } },
        notes: sentence(random, 12),
      }) as PersonId,
    )
  })
  inBatches(conversations, (write, index) => {
    const everyOf = CONVERSATIONS / CONVERSATIONS_OF_FIRST
    const first = index % everyOf === 0 ? (people[0] as PersonId) : pick(people)
    const others = random() < 0.25 ? [pick(people)] : []
    write.create('conversation', {
      date: addDays(today, -Math.floor(((conversations - index) / conversations) * 3650)),
      channel: pick(CONVERSATION_CHANNELS),
      minutes: 15 + Math.floor(random() * 8) * 15,
      participants: Object.fromEntries([first, ...others].map((id) => [id, true as const])),
      topic: sentence(random, 3),
      tags: { [pick(WORDS)]: true },
      notes: text(random, 800),
    })
  })
  inBatches(followUps, (write, index) => {
    const isDone = index % 10 < 8
    write.create('follow-up', {
      text: sentence(random, 5),
      people: { [pick(people)]: true },
      actor: random() < 0.7 ? 'me' : 'them',
      due: addDays(today, Math.floor(random() * 120) - (isDone ? 200 : 3)),
      events: isDone ? { done: { type: 'done', at: NOW - 86_400_000 } } : {},
    })
  })
}

const SYLLABLES = [
  'ba',
  'ce',
  'do',
  'fi',
  'gu',
  'ha',
  'je',
  'ko',
  'li',
  'mu',
  'na',
  'pe',
  'ro',
  'si',
  'tu',
  'va',
  'we',
  'xo',
  'yi',
  'zu',
  'an',
  'er',
  'il',
  'os',
]
// A vocabulary of a natural shape: few words are common, many are rare.
const WORDS = makeWords()

function makeWords(): string[] {
  const random = seededFractions(3)
  const words = new Set<string>()
  while (words.size < 8000) words.add(word(random, 2 + Math.floor(random() * 3)))
  return [...words]
}

function word(random: () => number, syllables: number): string {
  let made = ''
  for (let index = 0; index < syllables; index++) made += SYLLABLES[Math.floor(random() * SYLLABLES.length)]
  return made
}

function name(random: () => number): string {
  const made = word(random, 2 + Math.floor(random() * 2))
  return made.charAt(0).toUpperCase() + made.slice(1)
}

function commonWord(random: () => number): string {
  return WORDS[Math.floor(random() ** 3 * WORDS.length)] as string
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: words }, () => commonWord(random)).join(' ')
}

function text(random: () => number, characters: number): string {
  let made = ''
  while (made.length < characters) made += `${commonWord(random)} `
  return made.slice(0, characters)
}

/** Words and beginnings of words that are typed into the search: common, rare, short, long, two at once. */
export function searchTexts(): string[] {
  const ranks = [0, 1, 5, 20, 100, 400, 1500, 4000, 7900]
  const words = ranks.map((rank) => WORDS[rank] as string)
  const prefixes = words.flatMap((whole) => [whole.slice(0, 1), whole.slice(0, 2), whole.slice(0, 3)])
  const pairs = words.slice(1).map((whole, index) => `${words[index]} ${whole.slice(0, 2)}`)
  return [...new Set([...words, ...prefixes, ...pairs])]
}

/** What people need: common words, rare ones, several at once, one that nobody has, and the title that everybody has. */
export function needTexts(): string[] {
  const at = (rank: number) => WORDS[rank] as string
  return [
    `looking for a ${at(4000)} lead`,
    `needs somebody who knows ${at(0)} and ${at(7000)}`,
    `${at(20)} ${at(100)} ${at(400)}`,
    `a ${at(1)} ${at(2)} ${at(3)} in ${at(50)}`,
    `sucht jemanden für ${at(1500)}`,
    'a lead',
    'a works council lawyer in Berlin who knows data protection and machine learning',
    [5, 50, 500, 5000, 7900, 10, 30, 3000].map(at).join(' '),
    'wurzelbrumpft',
    `how does one ${at(7500)}`,
  ]
}

/** Fractions from 0 up to, without, 1; the same ones for the same seed. */
function seededFractions(seed: number): () => number {
  const random = seededRandom(seed)
  return () => random(2 ** 32) / 2 ** 32
}
