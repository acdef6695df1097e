import type { I18n } from '@lingui/core'
import { personFieldWords } from '#parts/person-field-words.ts'
import { inWords, type CodeWords } from '#shared/contract/coded.ts'
import type { IMPORT_ADDITIONS, IMPORT_REASONS } from '#shared/contract/import-codes.ts'
import type { ImportedOne, ImportRow } from '#shared/contract/import-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'

/** By what somebody was recognised. */
export function becauseWords(
  i18n: I18n,
  { because, agrees = [] }: Pick<ImportRow, 'because'> & Partial<Pick<ImportRow, 'agrees'>>,
): string {
  const [agreement] = agrees
  if (agreement !== undefined) return agreementWords(i18n)[agreement]
  switch (because) {
    case 'email':
      return i18n.t('Same email address')
    case 'phone':
      return i18n.t('Same phone number')
    case 'profile':
      return i18n.t('Same profile')
    case 'earlier-import':
      return i18n.t('Imported before')
    case 'name':
      return i18n.t('Same name, nothing else')
    case 'near-name':
      return i18n.t('Similar name, and something else agrees')
    case null:
      return ''
  }
}

function agreementWords(i18n: I18n): Readonly<Record<ImportRow['agrees'][number], string>> {
  return {
    organisation: i18n.t('Same name and employer'),
    title: i18n.t('Same name and title'),
    place: i18n.t('Same name and place'),
  }
}

/** Why somebody may matter, the strongest reason first. */
export function reasonWords(i18n: I18n, reasons: ImportedOne['reasons']): string {
  const words: CodeWords<typeof IMPORT_REASONS> = {
    notes: () => i18n.t('you have notes about them'),
    phone: () => i18n.t('you have their phone number'),
    email: () => i18n.t('you have their e-mail address'),
    birthday: () => i18n.t('you know a day of theirs'),
    'works-with': ({ organisation, count }) =>
      i18n.t('{count, plural, one {# person} other {# people}} of your rings at {organisation}', {
        count,
        organisation,
      }),
    // The title stands beside the name.
    leads: () => i18n.t('their work is to lead'),
    recent: ({ on }) => i18n.t('connected in {month}', { month: monthWords(i18n, on) }),
  }
  return reasons.map((one) => inWords<typeof IMPORT_REASONS>(words, one)).join(' · ')
}

/** "Adds email ana@example.org · role Head of Data". */
export function additionsWords(i18n: I18n, { adds }: ImportRow): string {
  if (adds.length === 0) return ''
  const words = additions(i18n)
  return i18n.t('Adds {additions}', {
    additions: adds.map((one) => inWords<typeof IMPORT_ADDITIONS>(words, one)).join(' · '),
  })
}

function additions(i18n: I18n): CodeWords<typeof IMPORT_ADDITIONS> {
  const kinds = channelKinds(i18n)
  return {
    nick: ({ name }) => i18n.t('nickname {name}', { name }),
    phonetic: ({ name }) => i18n.t('reading {name}', { name }),
    line: ({ field, text }) => `${personFieldWords(i18n)[field].name} ${text}`,
    channel: ({ kind, value }) => `${kinds[kind]} ${value}`,
    role: ({ title, organisation }) =>
      i18n.t('role {role}', { role: [title, organisation].filter((part) => part !== '').join(', ') }),
    place: ({ text }) => i18n.t('place {text}', { text }),
    date: ({ label, date }) => `${label || i18n.t('day')} ${dayWords(i18n, date)}`,
    'met-on': ({ date }) => i18n.t('met on {day}', { day: dayWords(i18n, partsOf(date)) }),
    photo: () => i18n.t('a photo'),
    circle: ({ name }) => i18n.t('circle {name}', { name }),
    notes: ({ text }) => i18n.t('notes {text}', { text }),
    source: ({ ref }) => (ref === '' ? i18n.t('where it came from') : i18n.t('source {ref}', { ref })),
  }
}

function channelKinds(i18n: I18n): Readonly<Record<ChannelEntry['kind'], string>> {
  return {
    email: i18n.t('email'),
    phone: i18n.t('phone'),
    profile: i18n.t('profile'),
    website: i18n.t('website'),
    message: i18n.t('message'),
    address: i18n.t('address'),
    other: i18n.t('other channel'),
  }
}

function partsOf(day: CivilDate): PartialDate {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  return { y, m, d }
}

function monthWords(i18n: I18n, day: CivilDate): string {
  const { y = 0, m } = partsOf(day)
  return i18n.date(new Date(Date.UTC(y, m - 1, 1)), { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

function dayWords(i18n: I18n, { y, m, d }: PartialDate): string {
  // A leap year, so that 29 February can be said without one.
  const day = new Date(Date.UTC(y ?? 2024, m - 1, d))
  const withYear = y === undefined ? {} : ({ year: 'numeric' } as const)
  return i18n.date(day, { day: 'numeric', month: 'short', ...withYear, timeZone: 'UTC' })
}
