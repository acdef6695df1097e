import { cleanLine } from './clean-text.ts'
import { csvFormat } from './csv-format.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CsvTable } from './csv-table.ts'
import {
  civilDateOfPartial,
  parseImportDay,
  parseSlashDate,
  slashDate,
  slashOrder,
  type SlashOrder,
} from './import-date.ts'
import { problemLog } from './problem-log.ts'
import { pageAddress } from './profile-address.ts'
import { nameFromParts } from './whole-name.ts'

// LinkedIn translates the header into the language of the account: English, German, French, Spanish, Italian, Portuguese, Dutch.
const GIVEN = ['first name', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam']
const FAMILY = ['last name', 'nachname', 'nom', 'nom de famille', 'apellidos', 'cognome', 'sobrenome', 'achternaam']
const ADDRESS = [
  'url',
  'profile url',
  'profil-url',
  'url du profil',
  'url del perfil',
  'url del profilo',
  'url do perfil',
  'profiel-url',
]
const EMAIL = [
  'email address',
  'e-mail address',
  'e-mail-adresse',
  'e-mail',
  'adresse e-mail',
  'dirección de correo electrónico',
  'correo electrónico',
  'indirizzo email',
  'indirizzo e-mail',
  'endereço de e-mail',
  'e-mailadres',
]
const ORGANISATION = ['company', 'unternehmen', 'firma', 'entreprise', 'société', 'empresa', 'azienda', 'bedrijf']
const TITLE = ['position', 'poste', 'fonction', 'cargo', 'puesto', 'posizione', 'functie', 'positie']
const CONNECTED = [
  'connected on',
  'verbunden am',
  'vernetzt am',
  'kontakt seit',
  'connexion le',
  'connecté le',
  'en relation depuis le',
  'date de connexion',
  'conectado el',
  'fecha de conexión',
  'collegato il',
  'data di collegamento',
  'conectado em',
  'data da conexão',
  'verbonden op',
]
const COLUMNS = new Set([...GIVEN, ...FAMILY, ...ADDRESS, ...EMAIL, ...ORGANISATION, ...TITLE, ...CONNECTED])

/**
 * `Connections.csv` of LinkedIn's data export. A profile's address is the record's ref. Most rows have no
 * e-mail: LinkedIn gives it only where the person allows that. Emoji in names are decoration and are left out;
 * titles behind a name (", PhD") stay as typed, in the name as it is shown.
 */
export const linkedIn = csvFormat({
  id: 'linkedin',
  isHeader: (header) => {
    const has = (names: readonly string[]) => names.some((name) => header.has(name))
    const isOurs = has(GIVEN) && has(FAMILY) && (has(CONNECTED) || (has(ADDRESS) && has(ORGANISATION) && has(TITLE)))
    return isOurs && header.share((name) => COLUMNS.has(name)) >= 0.6
  },
  open(table) {
    const { header } = table
    const order = orderOfDates(table)
    return (row, draft) => {
      const cell = (names: readonly string[]) => header.cell(row, ...names)
      nameFromParts(draft, {
        prefix: '',
        given: cell(GIVEN),
        middle: '',
        family: cell(FAMILY),
        suffix: '',
        whole: '',
      })
      const address = cell(ADDRESS)
      draft.ref(pageAddress(address) ?? '')
      draft.channel('profile', address, { label: 'LinkedIn' })
      for (const email of cell(EMAIL).split(/[;,\s]+/)) draft.email(email)
      draft.organisation(unlessDash(cell(ORGANISATION)))
      draft.title(unlessDash(cell(TITLE)))
      const connected = cleanLine(cell(CONNECTED))
      const day = connectedOn(connected, order)
      if (day !== null) draft.metOn(day)
      else if (connected !== '') draft.report({ code: 'date-left-out', params: { text: connected.slice(0, 40) } })
    }
  },
})

/** From 2016 to 2019 it was a date with its time, month first: `10/25/17, 3:30 PM`. */
function connectedOn(text: string, order: SlashOrder | null): CivilDate | null {
  const slashed = parseSlashDate(text)
  if (slashed === null) return parseImportDay(text)
  const date = slashDate(slashed, order ?? 'month first')
  return date === null ? null : civilDateOfPartial(date)
}

const ROWS_FOR_DATES = 20_000

function orderOfDates({ header, rows }: CsvTable): SlashOrder | null {
  return slashOrder(slashDates())

  function* slashDates() {
    let count = 0
    for (const row of rows(problemLog())) {
      const date = parseSlashDate(header.cell(row, ...CONNECTED))
      // Today's files have none at all.
      if (date === null || ++count > ROWS_FOR_DATES) return
      yield date
    }
  }
}

/** People without an employer write a dash, a dot or nothing. */
function unlessDash(text: string): string {
  return /^[\s\-–—.]*$/.test(text) ? '' : text
}
