import type { I18n } from '@lingui/core'
import { writtenWords } from '#parts/review-words.ts'
import { inWords, type CodeWords } from '#shared/contract/coded.ts'
import type {
  ImportedList,
  ImportedValue,
  ImportEnd,
  IMPORT_PROBLEMS,
  IMPORT_REMARKS,
} from '#shared/contract/import-codes.ts'
import type { ImportProblem, ImportRemark } from '#shared/contract/import-contract.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_SIDE } from '#shared/model/photo.ts'

/** What is wrong with a line of a file, with its file and line where it has them. */
export function problemWords(i18n: I18n, { file, line, ...problem }: ImportProblem): string {
  // Who was forgotten since is not named in a report that is kept.
  const words = writtenWords(i18n, inWords<typeof IMPORT_PROBLEMS>(problems(i18n), problem))
  if (file !== undefined) return i18n.t('{file}, line {line}: {problem}', { file, line, problem: words })
  return line > 0 ? i18n.t('Line {line}: {problem}', { line, problem: words }) : words
}

/** What was left out on purpose of a file, or of several. */
export function remarkWords(i18n: I18n, remarks: readonly ImportRemark[]): string {
  const words = remarkSentences(i18n)
  const said = remarks.map(({ file, ...remark }) => {
    const sentence = inWords<typeof IMPORT_REMARKS>(words, remark)
    return file === undefined ? sentence : i18n.t('{file}: {remark}', { file, remark: sentence })
  })
  return said.join(' ')
}

function problems(i18n: I18n): CodeWords<typeof IMPORT_PROBLEMS> {
  return {
    'no-name': () => i18n.t('Left out: no name.'),
    'no-name-yet': ({ name }) => i18n.t('No name yet: kept as {name}.', { name }),
    'value-cut': ({ value, max }) =>
      i18n.t('Longer than {max} characters, and cut: {value}.', { max: i18n.number(max), value: values(i18n)[value] }),
    'notes-cut': ({ max }) =>
      i18n.t('The notes are longer than {max} characters; they were cut.', { max: i18n.number(max) }),
    'list-cut': ({ list, max }) =>
      i18n.t('Only the first {max} were kept: {list}.', { max: i18n.number(max), list: lists(i18n)[list] }),
    'no-email-address': ({ text }) => i18n.t('“{text}” is no email address; it was left out.', { text }),
    'internal-address': () => i18n.t('An internal Exchange address was left out: it reaches nobody outside.'),
    'date-left-out': ({ text }) => i18n.t('“{text}” is no date that can be read; it was left out.', { text }),
    'date-in-notes': ({ label, text }) =>
      i18n.t('“{text}” ({label}) is no date that can be read with certainty; it was kept in the notes.', {
        label,
        text,
      }),
    'month-first-guessed': ({ label, text }) =>
      i18n.t('“{text}” ({label}) may be day or month first; it was read month first.', { label, text }),
    'quote-not-closed': () => i18n.t('Left out: a quotation mark that begins on this line is never closed.'),
    'row-too-long': () =>
      i18n.t('Left out: the row is over 2 MB, or a quotation mark that begins on this line is never closed.'),
    'too-many-columns': ({ max }) => i18n.t('Left out: more than {max} columns.', { max: i18n.number(max) }),
    'too-many-broken-rows': () =>
      i18n.t('Too many lines with broken quotation marks: the file was not read from here on.'),
    'row-cut-off': () => i18n.t('The file ends in the middle of this row; check what was read of it.'),
    'card-without-end': () => i18n.t('The card has no end; it was read up to the next card.'),
    'card-cut-off': () => i18n.t('The file ends in the middle of this card; it was read up to there.'),
    'card-too-long': () => i18n.t('The card is over 2 MB; the rest of it was left out.'),
    'card-too-many-lines': ({ max }) =>
      i18n.t('The card has over {max} lines; the rest was left out.', { max: i18n.number(max) }),
    'property-unreadable': ({ text }) => i18n.t('“{text}” could not be read; it was left out.', { text }),
    'characters-unreadable': ({ count }) =>
      i18n.t(
        '{count, plural, one {# character} other {# characters}} could not be read from here on: the file is damaged or cut off.',
        { count },
      ),
    'read-as-windows-1252': () =>
      i18n.t('The file is not UTF-8. It was read as Windows-1252 (Western European); check names with accents.'),
    'same-id-other-name': ({ name, other }) =>
      i18n.t('{name} has the same id in the file as {other}; they were read as two people.', { name, other }),
    ended: ({ because }) => ends(i18n)[because],
  }
}

function remarkSentences(i18n: I18n): CodeWords<typeof IMPORT_REMARKS> {
  return {
    'attachments-left-out': ({ count }) =>
      i18n.t(
        '{count, plural, one {# logo, sound or key was left out.} other {# logos, sounds or keys were left out.}}',
        { count },
      ),
    'photos-left-out': ({ tooLarge, elsewhere, noPicture }) =>
      [
        tooLarge > 0 &&
          i18n.t(
            '{count, plural, one {# photo is larger than {kilobytes} kB or {side} pixels and was left out.} other {# photos are larger than {kilobytes} kB or {side} pixels and were left out.}}',
            { count: tooLarge, kilobytes: MAX_PHOTO_BYTES / 1024, side: MAX_PHOTO_SIDE },
          ),
        elsewhere > 0 &&
          i18n.t(
            '{count, plural, one {# photo is only an address on the web, which is not fetched.} other {# photos are only addresses on the web, which are not fetched.}}',
            { count: elsewhere },
          ),
        noPicture > 0 &&
          i18n.t(
            '{count, plural, one {# photo is neither JPEG, PNG nor WebP and was left out.} other {# photos are neither JPEG, PNG nor WebP and were left out.}}',
            { count: noPicture },
          ),
      ]
        .filter(Boolean)
        .join(' '),
    'organisations-left-out': ({ count }) =>
      i18n.t(
        '{count, plural, one {# card of an organisation was left out.} other {# cards of organisations were left out.}}',
        { count },
      ),
    'calendars-left-out': ({ count }) =>
      i18n.t(
        '{count, plural, one {# calendar was} other {# calendars were}} left out here. Settings › Calendars reads calendars.',
        { count },
      ),
    'files-left-out': ({ count, names }) =>
      i18n.t('{count, plural, one {# other file} other {# other files}} of the archive left out: {names}.', {
        count,
        names: fieldList(i18n, names),
      }),
    'groups-as-circles': ({ count }) =>
      i18n.t(
        '{count, plural, one {# group was read as the circle of its members.} other {# groups were read as circles of their members.}}',
        { count },
      ),
    'fields-in-notes': ({ fields }) =>
      i18n.t('Kept in the notes, each under its own name: {fields}.', { fields: fieldList(i18n, fields) }),
    'fields-left-out': ({ fields }) =>
      i18n.t('Left out, because it says nothing of the person: {fields}.', { fields: fieldList(i18n, fields) }),
    'notes-left-out': ({ count }) =>
      i18n.t(
        '{count, plural, one {# person has notes already; what the file says otherwise there was left out.} other {# people have notes already; what the file says otherwise there was left out.}}',
        { count },
      ),
  }
}

function fieldList(i18n: I18n, fields: readonly { readonly name: string; readonly count: number }[]): string {
  const list = new Intl.ListFormat(i18n.locale)
  return list.format(fields.map(({ name, count }) => i18n.t('{name} ({count})', { name, count })))
}

function ends(i18n: I18n): Readonly<Record<ImportEnd, string>> {
  return {
    stopped: i18n.t('The import was stopped here. What came before is in the journal.'),
    'disk-full': i18n.t('The import ended here because the disk is full. What came before is in the journal.'),
    'read-only': i18n.t(
      'The import ended here because the folder of the journal cannot be written to. What came before is in the journal.',
    ),
    io: i18n.t('The import ended here because the disk reported an error. What came before is in the journal.'),
    closed: i18n.t('The import ended here because the journal was closed. What came before is in the journal.'),
    damaged: i18n.t(
      'The import ended here because the file of the journal is damaged. Restore a backup, and import once more.',
    ),
    mistake: i18n.t('The import ended here because of a mistake in Rapport. What came before is in the journal.'),
  }
}

function values(i18n: I18n): Readonly<Record<ImportedValue, string>> {
  return {
    name: i18n.t('name'),
    label: i18n.t('label'),
    organisation: i18n.t('organisation'),
    title: i18n.t('title'),
    place: i18n.t('address'),
    circle: i18n.t('group'),
    pronouns: i18n.t('pronouns'),
    email: i18n.t('email'),
    phone: i18n.t('phone'),
    profile: i18n.t('profile'),
    website: i18n.t('website'),
    message: i18n.t('message'),
    address: i18n.t('address'),
    other: i18n.t('other channel'),
  }
}

function lists(i18n: I18n): Readonly<Record<ImportedList, string>> {
  return {
    channels: i18n.t('channels'),
    places: i18n.t('addresses'),
    dates: i18n.t('dates'),
    circles: i18n.t('groups'),
    roles: i18n.t('roles'),
  }
}
