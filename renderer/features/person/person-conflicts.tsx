import { FieldConflict } from '#parts/field-conflict.tsx'
import { personFieldWords, type FieldPlace } from '#parts/person-field-words.ts'
import { useNamesInConflict } from '#parts/use-names-in-conflict.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonCollection } from '#shared/model/person-fields.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { conflictPlace } from './conflict-place.ts'
import { fieldName, valueWords } from './history-words.ts'

/** What two devices wrote into the fields of a person that stand in one place of the page. */
export function PersonConflict({ person, place }: { person: PersonPage; place: FieldPlace }) {
  const i18n = useI18n()
  const words = personFieldWords(i18n)
  return <Conflict person={person} isHere={(path) => conflictPlace(words, person, path) === place} />
}

/** Conflicts in one entry of a list. */
export function EntryConflict({ person, at }: { person: PersonPage; at: readonly [PersonCollection, string] }) {
  return <Conflict person={person} isHere={(path) => at.every((key, index) => path[index] === key)} />
}

function Conflict({ person, isHere }: { person: PersonPage; isHere: (path: readonly string[]) => boolean }) {
  const i18n = useI18n()
  const names = useNamesInConflict(person.id, ([field]) => field === 'metThrough')
  return (
    <FieldConflict
      id={person.id}
      isHere={isHere}
      nameOf={(path) => fieldName(i18n, path)}
      // Of somebody whom another device wrote there the page of this person knows no name.
      wordsOf={(path, value) => names.get(value) ?? valueWords(i18n, path, value, person)}
      isReadOnly={person.readOnly}
    />
  )
}
