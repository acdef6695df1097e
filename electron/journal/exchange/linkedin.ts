import { cleanLine, withoutEmoji } from './clean-text.ts'
import { csvFormat } from './csv-format.ts'
import { parseImportDay } from './import-date.ts'
import { pageAddress } from './profile-address.ts'

// LinkedIn translates the header into the language of the account. Each list: English, German.
const GIVEN = ['first name', 'vorname']
const FAMILY = ['last name', 'nachname']
const ADDRESS = ['url', 'profile url', 'profil-url']
const EMAIL = ['email address', 'e-mail address', 'e-mail-adresse', 'e-mail']
const ORGANISATION = ['company', 'unternehmen', 'firma']
const TITLE = ['position']
const CONNECTED = ['connected on', 'verbunden am', 'vernetzt am', 'kontakt seit']

/**
 * `Connections.csv` of LinkedIn's data export. A profile's address is the record's ref. Most rows have no
 * e-mail: LinkedIn gives it only where the person allows that. Emoji in names are decoration and are left out;
 * titles behind a name (", PhD") stay as typed.
 */
export const linkedIn = csvFormat({
  id: 'linkedin',
  isHeader: ({ has }) => GIVEN.some(has) && FAMILY.some(has) && (CONNECTED.some(has) || ADDRESS.some(has)),
  open({ header }) {
    return (row, draft) => {
      const cell = (names: readonly string[]) => header.cell(row, ...names)
      draft.name('given', withoutEmoji(cell(GIVEN)))
      draft.name('family', withoutEmoji(cell(FAMILY)))
      const address = cell(ADDRESS)
      draft.ref(pageAddress(address) ?? '')
      draft.channel('profile', address, { label: 'LinkedIn' })
      for (const email of cell(EMAIL).split(/[;,\s]+/)) draft.email(email)
      draft.organisation(unlessDash(cell(ORGANISATION)))
      draft.title(unlessDash(cell(TITLE)))
      const connected = cleanLine(cell(CONNECTED))
      const day = parseImportDay(connected)
      if (day !== null) draft.metOn(day)
      else if (connected !== '') draft.report({ code: 'date-left-out', params: { text: connected.slice(0, 40) } })
    }
  },
})

/** People without an employer write a dash, a dot or nothing. */
function unlessDash(text: string): string {
  return /^[\s\-–—.]*$/.test(text) ? '' : text
}
