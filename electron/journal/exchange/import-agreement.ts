import type { ImportAgreement } from '#shared/contract/import-contract.ts'
import { employerKey } from '#journal/likeness/employer-key.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { KnownPerson } from './known-person.ts'

/**
 * What a record says beside the name that the journal says of a person as well. A name alone proves nothing; with one
 * more thing that agrees it is taken for the same person. A title counts only where no two employers speak against it:
 * there is more than one head of sales called Anna Schmidt.
 */
export function agreementsOf(person: KnownPerson, record: ImportedRecord): ImportAgreement[] {
  const roles = [...(person.marks.get('roles') ?? [])].map((mark) => mark.split('\n'))
  const employers = roles.flatMap(([organisation = '']) => (organisation === '' ? [] : [employerKey(organisation)]))
  const employer = employerKey(record.organisation)
  const title = foldName(record.title)
  const agrees: ImportAgreement[] = []
  const isSameEmployer = employer !== '' && employers.includes(employer)
  if (isSameEmployer) agrees.push('organisation')
  const isOtherEmployer = employer !== '' && employers.length > 0 && !isSameEmployer
  if (title !== '' && !isOtherEmployer && roles.some(([, known = '']) => known === title)) agrees.push('title')
  const places = person.marks.get('places')
  if (record.places.some(({ text }) => text.trim() !== '' && places?.has(foldName(text)))) agrees.push('place')
  return agrees
}
