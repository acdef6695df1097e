/** Column names of Outlook's CSV in lower case: English, German. Outlook translates them into its own language. */
export const OUTLOOK = {
  prefix: ['title', 'anrede'],
  given: ['first name', 'vorname'],
  middle: ['middle name', 'weitere vornamen', 'zweiter vorname'],
  family: ['last name', 'nachname'],
  suffix: ['suffix'],
  nick: ['nickname', 'spitzname'],
  phoneticGiven: ['given yomi', 'given name yomi'],
  phoneticFamily: ['surname yomi', 'last name yomi'],
  organisation: ['company', 'firma', 'unternehmen'],
  jobTitle: ['job title', 'position'],
  birthday: ['birthday', 'geburtstag'],
  anniversary: ['anniversary', 'jahrestag'],
  messenger: ['imaddress', 'im address'],
  gender: ['gender', 'geschlecht'],
  notes: ['notes', 'notizen'],
  categories: ['categories', 'kategorien'],
} as const

/** What says something about a person and has no place of its own in the journal. */
export const OUTLOOK_KEPT_IN_NOTES: readonly { readonly label: string; readonly names: readonly string[] }[] = [
  { label: 'Department', names: ['department', 'abteilung'] },
  { label: 'Manager', names: ["manager's name", 'name des/der vorgesetzten'] },
  { label: 'Assistant', names: ["assistant's name", 'name assistent'] },
  { label: 'Spouse', names: ['spouse', 'partner'] },
  { label: 'Children', names: ['children', 'kinder'] },
  { label: 'Hobby', names: ['hobby'] },
  { label: 'Referred by', names: ['referred by', 'empfohlen von'] },
]

export const OUTLOOK_EMAILS: readonly (readonly string[])[] = [
  ['e-mail address', 'e-mail-adresse', 'email address', 'e-mail 1 address'],
  ['e-mail 2 address', 'e-mail 2: adresse', 'e-mail-adresse 2', 'e-mail-adresse 2:', 'e-mail address 2'],
  ['e-mail 3 address', 'e-mail 3: adresse', 'e-mail-adresse 3', 'e-mail-adresse 3:', 'e-mail address 3'],
]

export const OUTLOOK_PHONES: readonly { readonly label: string; readonly names: readonly string[] }[] = [
  { label: 'mobile', names: ['mobile phone', 'mobiltelefon', 'telefon (mobil)'] },
  { label: 'work', names: ['business phone', 'telefon geschäftlich', 'telefon (geschäftl.)'] },
  { label: 'work', names: ['business phone 2', 'telefon geschäftlich 2'] },
  { label: 'home', names: ['home phone', 'telefon privat', 'telefon (privat)'] },
  { label: 'home', names: ['home phone 2', 'telefon privat 2'] },
  { label: 'main', names: ['primary phone', 'haupttelefon'] },
  { label: 'company', names: ['company main phone', 'telefon firma'] },
  { label: 'car', names: ['car phone', 'autotelefon'] },
  { label: 'other', names: ['other phone', 'weiteres telefon'] },
  { label: 'work fax', names: ['business fax', 'fax geschäftlich'] },
  { label: 'home fax', names: ['home fax', 'fax privat'] },
  { label: 'other fax', names: ['other fax', 'weiteres fax'] },
  { label: 'pager', names: ['pager'] },
  { label: 'assistant', names: ["assistant's phone", 'telefon assistent'] },
  { label: 'callback', names: ['callback', 'rückmeldung'] },
  { label: 'radio', names: ['radio phone', 'mobilfunk'] },
]

export const OUTLOOK_WEB: readonly string[] = ['web page', 'webseite', 'personal web page', 'business web page']

/** Parts of an address in the order in which they are written, each English then German. */
export const OUTLOOK_ADDRESSES: readonly { readonly label: string; readonly parts: readonly (readonly string[])[] }[] =
  [
    {
      label: 'work',
      parts: [
        ['business street', 'straße geschäftlich'],
        ['business street 2', 'straße geschäftlich 2'],
        ['business street 3', 'straße geschäftlich 3'],
        ['business city', 'ort geschäftlich'],
        ['business state', 'region geschäftlich'],
        ['business postal code', 'postleitzahl geschäftlich'],
        ['business country/region', 'business country', 'land/region geschäftlich', 'land geschäftlich'],
      ],
    },
    {
      label: 'home',
      parts: [
        ['home street', 'straße privat'],
        ['home street 2', 'straße privat 2'],
        ['home street 3', 'straße privat 3'],
        ['home city', 'ort privat'],
        ['home state', 'bundesland/kanton privat', 'region privat'],
        ['home postal code', 'postleitzahl privat'],
        ['home country/region', 'home country', 'land/region privat', 'land privat'],
      ],
    },
    {
      label: 'other',
      parts: [
        ['other street', 'weitere straße'],
        ['other city', 'weiterer ort'],
        ['other state', 'weitere/s bundesland/kanton', 'weitere region'],
        ['other postal code', 'weitere postleitzahl'],
        ['other country/region', 'other country', 'weitere/s land/region', 'weiteres land'],
      ],
    },
  ]

/** Columns by which an Outlook file is known: two of them beside the names. */
export const OUTLOOK_MARKS: readonly string[] = [
  'job title',
  'web page',
  'business phone',
  'home phone',
  'mobile phone',
  'e-mail 2 address',
  'business street',
  'e-mail display name',
  'webseite',
  'telefon geschäftlich',
  'telefon privat',
  'mobiltelefon',
  'e-mail 2: adresse',
  'straße geschäftlich',
  'e-mail: angezeigter name',
  'kategorien',
  'categories',
  'position',
  'e-mail-adresse',
  'e-mail address',
]

/** What Outlook has besides, and no other program calls so. */
const RARE =
  'account,billing information,company main phone,government id number,isdn,keywords,language,location,mileage,office location,organizational id number,po box,business address po box,home address po box,other address po box,profession,telex,tty/tdd phone,user 1,user 2,user 3,user 4,business street 3,other street 2,other street 3,konto,abrechnungsinformation,beruf,büro,organisationsnr.,ort,sprache,stichwörter,reisekilometer,regierungsnr.,benutzer 1,benutzer 2,benutzer 3,benutzer 4'

/** All columns by which a file is known to be Outlook's. */
export const OUTLOOK_COLUMNS: ReadonlySet<string> = new Set([
  ...Object.values(OUTLOOK).flat(),
  ...OUTLOOK_KEPT_IN_NOTES.flatMap(({ names }) => names),
  ...OUTLOOK_EMAILS.flat(),
  ...OUTLOOK_PHONES.flatMap(({ names }) => names),
  ...OUTLOOK_WEB,
  ...OUTLOOK_ADDRESSES.flatMap(({ parts }) => parts.flat()),
  ...RARE.split(','),
])
