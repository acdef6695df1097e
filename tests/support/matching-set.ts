import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '#journal/engine.ts'
import type { CircleId, OrganisationId, PersonId } from '#shared/model/id.ts'
import { day } from './journal-test.ts'

const FOLDER = join('tests', 'journal', 'matching-set')
const ALL_PEOPLE = 300

export interface LabelledNeed {
  readonly asker: string
  readonly text: string
  /** Keys of those who could help, any of whom is right. */
  readonly right: readonly string[]
}

/** Files of thirty needs with who could help; the last two by others, who knew the people alone. */
export const NEED_FILES = ['needs-first.txt', 'needs-second.txt', 'needs-blind.txt', 'needs-blind-second.txt'] as const

export function labelledNeeds(file: (typeof NEED_FILES)[number]): LabelledNeed[] {
  return linesOf(file).map(([asker = '', text = '', right = '']) => ({
    asker,
    text,
    right: right.split(' ').filter((key) => key !== asker),
  }))
}

/**
 * Writes 300 people into an empty journal: those whom the needs are about, and as many whom none is about, whose conversations
 * have the words of needs all the same.
 * @returns ids by the keys of `people.txt`
 */
export function fillWithPeople({ store }: Engine): ReadonlyMap<string, PersonId> {
  const known = linesOf('people.txt')
  const ordinary = linesOf('ordinary.txt')
  const notes = linesOf('notes.txt').map(([note = '']) => note)
  const ids = new Map<string, PersonId>()
  store.commit({ command: 'set', device: 'set' }, (write) => {
    const organisations = new Map<string, OrganisationId>()
    const organisation = (name: string): OrganisationId | null => {
      if (name === '') return null
      const id = organisations.get(name) ?? (write.create('organisation', { name }) as OrganisationId)
      organisations.set(name, id)
      return id
    }
    const circles = new Map<string, CircleId>()
    const circle = (name: string): CircleId => {
      const id = circles.get(name) ?? (write.create('circle', { name }) as CircleId)
      circles.set(name, id)
      return id
    }
    const addPerson = (name: string, title: string, employer: string, place: string, more: object = {}) => {
      const [given = '', ...family] = name.split(' ')
      return write.create('person', {
        names: { given, family: family.join(' ') },
        roles: title + employer === '' ? {} : { role: { title, organisation: organisation(employer) } },
        places: place === '' ? {} : { place: { text: place } },
        ...more,
      }) as PersonId
    }
    const talk = (person: PersonId, note: string, tags: readonly string[], number: number) =>
      write.create('conversation', {
        date: day(`2026-${String(1 + (number % 9)).padStart(2, '0')}-1${number % 10}`),
        channel: 'coffee',
        participants: { [person]: true },
        tags: Object.fromEntries(tags.map((tag) => [tag, true as const])),
        notes: note,
      })
    known.forEach(
      (
        [key = '', name = '', role = '', place = '', offers = '', learn = '', note = '', tags = '', group = ''],
        number,
      ) => {
        const [title = '', employer = ''] = role.split('@').map(said)
        const offered = said(offers).split(' ; ').filter(Boolean)
        const id = addPerson(name, title, employer, said(place), {
          offers: Object.fromEntries(offered.map((text, index) => [`offer${index}`, { text }])),
          canLearnFromThem: said(learn),
          circles: said(group) === '' ? {} : { [circle(said(group))]: true },
        })
        ids.set(key, id)
        if (said(note) !== '' || said(tags) !== '') talk(id, said(note), said(tags).split(' ').filter(Boolean), number)
      },
    )
    for (let number = 0; known.length + number < ALL_PEOPLE; number++) {
      const at = <Item>(items: readonly Item[], step: number) => items[(number * step) % items.length] as Item
      const title = at(at(ordinary, 1), 1)
      const id = addPerson(`${at(GIVEN, 1)} ${at(FAMILY, 3)}`, title, at(EMPLOYERS, 5), at(PLACES, 7))
      talk(id, at(notes, 1), [], number)
    }
  })
  return ids
}

const GIVEN = ['Alma', 'Bert', 'Cora', 'Dag', 'Enno', 'Flora', 'Gus', 'Hedda', 'Ida', 'Jens', 'Kai', 'Lore', 'Max']
const FAMILY = ['Abel', 'Born', 'Cole', 'Dorn', 'Eck', 'Ford', 'Gross', 'Hill', 'Iske', 'Jung', 'Kohl', 'Lamb', 'Moss']
const EMPLOYERS = ['', 'Sonnenhof', 'Miller & Sons', 'Brightside', 'Altstadt GmbH', 'Corner House', 'Drei Linden', '']
const PLACES = [
  'Berlin',
  'London',
  'Potsdam',
  'Warszawa',
  'Sevilla',
  'Paris',
  'Hamburg',
  'Oslo',
  '',
  'Leipzig',
  'Dublin',
]

function said(part: string): string {
  const text = part.trim()
  return text === '-' ? '' : text
}

function linesOf(file: string): string[][] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((part) => part.trim()))
}
