import type { ImportAgreement } from '#shared/contract/import-contract.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { KnownPerson } from './known-person.ts'

/** What one company is called with and without. */
const LEGAL_FORMS =
  /[\s,]+(?:inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|se|ug|ev|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy)\.?$/

/**
 * What a record says beside the name that the journal says of a person as well. A name alone proves nothing; with one
 * more thing that agrees it is taken for the same person. A title counts only where no two employers speak against it:
 * there is more than one head of sales called Anna Schmidt.
 */
export function agreementsOf(person: KnownPerson, record: ImportedRecord): ImportAgreement[] {
  const roles = [...(person.marks.get('roles') ?? [])].map((mark) => mark.split('\n'))
  const employers = roles.flatMap(([organisation = '']) => (organisation === '' ? [] : [companyKey(organisation)]))
  const employer = companyKey(record.organisation)
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

function companyKey(name: string): string {
  return foldName(name).replace(LEGAL_FORMS, '')
}
