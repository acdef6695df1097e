import { FieldConflict } from '#parts/field-conflict.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { fieldName, valueWords } from './history-words.ts'

export interface PersonConflictProps {
  person: PersonPage
  /** Paths that begin so: `[['names'], ['ring']]`. */
  fields: readonly (readonly string[])[]
}

/** What two devices wrote into some of the fields of a person, where those are shown. */
export function PersonConflict({ person, fields }: PersonConflictProps) {
  return <Conflict person={person} isHere={(path) => fields.some((start) => startsWith(path, start))} />
}

/** Conflicts in fields that have no place of their own on the page. */
export function OtherPersonConflicts({ person }: { person: PersonPage }) {
  return <Conflict person={person} isHere={(path) => !hasPlace(person, path)} />
}

function Conflict({ person, isHere }: { person: PersonPage; isHere: (path: readonly string[]) => boolean }) {
  const i18n = useI18n()
  return (
    <FieldConflict
      id={person.id}
      isHere={isHere}
      nameOf={(path) => fieldName(i18n, path)}
      wordsOf={(path, value) => valueWords(i18n, path, value, person)}
      isReadOnly={person.readOnly}
    />
  )
}

export const HEADER_FIELDS = [['names'], ['pronouns'], ['side'], ['ring']] as const
export const MET_FIELDS = [['metThrough'], ['metOn']] as const
export const CADENCE_FIELDS = [['cadence']] as const
const PLACED = [...HEADER_FIELDS, ...MET_FIELDS, ...CADENCE_FIELDS]
const COLLECTIONS = ['channels', 'roles', 'places', 'dates', 'needs', 'offers'] as const

function hasPlace(person: PersonPage, path: readonly string[]): boolean {
  const collection = COLLECTIONS.find((name) => name === path[0])
  if (collection !== undefined) return person[collection].some(({ id }) => id === path[1])
  return PLACED.some((start) => startsWith(path, start))
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((key, at) => path[at] === key)
}
