import fc from 'fast-check'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { IMPORT_CAPS } from '#journal/exchange/import-caps.ts'
import type { ParsedFile } from '#journal/exchange/imported-record.ts'
import type { FileRefusal } from '#journal/exchange/import-refused.ts'
import { readImportFile } from '#journal/exchange/read-import-file.ts'
import { areValidRecords } from '#support/import-mutations.ts'

const LINKEDIN = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
const row = (number: number) =>
  `Ana,Ruiz ${number},https://www.linkedin.com/in/ana-${number},,Acme,Head of Platform,05 Mar 2024\n`
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function read(bytes: Uint8Array): Promise<ParsedFile> {
  const reading = await readImportFile('people.csv', bytes)
  if (reading.kind !== 'parsed') throw new Error(JSON.stringify(reading))
  return reading.file
}

async function refusalOf(bytes: Uint8Array): Promise<FileRefusal> {
  const reading = await readImportFile('people.csv', bytes)
  if (reading.kind !== 'refused') throw new Error('the file was read')
  return reading.failure
}

test.each([
  ['no bytes', new Uint8Array(), 'FILE_EMPTY', undefined],
  ['white space', bytesOf(' \r\n\n'), 'FILE_EMPTY', undefined],
  ['a ZIP archive', Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync('x'.repeat(500))]), 'FILE_BINARY', 'zip'],
  ['a gzip archive', gzipSync(LINKEDIN), 'FILE_BINARY', 'gzip'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'FILE_BINARY', 'png'],
  ['zeros', new Uint8Array(10_000), 'FILE_BINARY', 'video'],
  ['a web page', bytesOf('<!DOCTYPE html><html></html>'), 'FILE_UNKNOWN', 'web-page'],
  ['JSON', bytesOf('[{"name": "Ana"}]'), 'FILE_UNKNOWN', 'json'],
  ['a canvas', bytesOf('{\n\t"nodes":[\n\t\t{"id":"a"}]}'), 'FILE_UNKNOWN', 'canvas'],
  ['a calendar', bytesOf('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), 'FILE_UNKNOWN', 'calendar'],
  ['rows of another width', bytesOf('a,b,c\n1,2\n'), 'FILE_UNKNOWN', 'table'],
  ['prose', bytesOf('Dear Ana\nhow are you?\n'), 'FILE_UNKNOWN', null],
  ['more than the cap', new Uint8Array(IMPORT_CAPS.bytes + 1).fill(65), 'UPLOAD_TOO_LARGE', undefined],
] as const)('%s is refused, and said what it looks like', async (_, bytes, code, looksLike) => {
  const refusal = await refusalOf(bytes)
  expect(refusal.code).toBe(code)
  expect((refusal.data as { looksLike?: string | null }).looksLike).toBe(looksLike)
})

test('a file cut off in the middle of a row keeps every row before, and says so', async () => {
  const whole = LINKEDIN + Array.from({ length: 50 }, (_, at) => row(at)).join('')
  const { records, problems } = await read(bytesOf(whole.slice(0, -40)))
  expect(records).toHaveLength(50)
  expect(problems).toEqual([{ line: 51, code: 'row-cut-off', params: {} }])
})

test('a file cut off in the middle of a quoted cell keeps every row before', async () => {
  const { records, problems } = await read(bytesOf(`${LINKEDIN}${row(1)}${row(2)}Tom,"Oka`))
  expect(records).toHaveLength(2)
  expect(problems).toEqual([{ line: 4, code: 'quote-not-closed', params: {} }])
})

test('a wrongly encoded file is read, with a word about it', async () => {
  const { records, problems } = await read(Buffer.from(`${LINKEDIN}Jörg,Müller,,,Café,,\n`, 'latin1'))
  expect(records[0]).toMatchObject({ names: { given: 'Jörg', family: 'Müller' }, organisation: 'Café' })
  expect(problems).toEqual([{ line: 1, code: 'read-as-windows-1252', params: {} }])
})

test('NUL bytes, lone surrogates and control characters do not reach a record', async () => {
  const { records } = await read(Buffer.from(`\uFEFF${LINKEDIN}An\0a\x1B,Ru\uD800iz\u202E,,,,,\n`, 'utf16le'))
  expect(records[0]?.names).toMatchObject({ given: 'Ana', family: expect.stringMatching(/^Ru\uFFFD?iz$/) })
})

test('a record of 1 MB is cut to what the journal holds, and reported', async () => {
  const megabyte = 'x'.repeat(1024 * 1024)
  const { records, problems } = await read(
    bytesOf(`${LINKEDIN}Ana,${megabyte},,,${megabyte.slice(0, 900_000)},,\n${row(2)}`),
  )
  expect(records.map(({ names, organisation }) => [names.family.length, organisation.length])).toEqual([
    [200, 500],
    [6, 4],
  ])
  expect(problems.map(({ line }) => line)).toEqual([2, 2])
})

test('a record over the cap is left out, the others go on', async () => {
  const huge = 'x'.repeat(IMPORT_CAPS.recordCharacters + 10)
  const { records, problems } = await read(bytesOf(`${LINKEDIN}${row(1)}Ana,${huge},,,,,\n${row(3)}`))
  expect(records.map(({ line }) => line)).toEqual([2, 4])
  expect(problems).toEqual([{ line: 3, code: 'row-too-long', params: {} }])
})

test('a card of 1 MB is read with its notes cut', async () => {
  const { records, problems } = await read(
    bytesOf(`BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nNOTE:${'x '.repeat(500_000)}\nEND:VCARD\n`),
  )
  expect(records[0]?.notes.length).toBeGreaterThan(90_000)
  expect(problems).toEqual([{ line: 1, code: 'notes-cut', params: { max: 100_000 } }])
})

test('a picture of several megabytes in a card costs nothing', async () => {
  const picture = Array.from({ length: 60_000 }, () => ` ${'A'.repeat(74)}`).join('\n')
  const card = `BEGIN:VCARD\nVERSION:3.0\nPHOTO;ENCODING=b:\n${picture}\nFN:Ana Ruiz\nEND:VCARD\n`
  const { records, problems, remarks } = await read(bytesOf(card))
  expect(records).toHaveLength(1)
  expect(problems).toEqual([])
  expect(remarks).toEqual([{ code: 'photos-left-out', params: { tooLarge: 1, elsewhere: 0, noPicture: 0 } }])
})

test('reads 100,000 records, with progress that only grows', async () => {
  const text = LINKEDIN + Array.from({ length: 100_000 }, (_, at) => row(at)).join('')
  const fractions: number[] = []
  const onProgress = ({ fraction }: { fraction: number }) => fractions.push(fraction)
  const reading = await readImportFile('Connections.csv', bytesOf(text), { onProgress })
  expect(reading.kind === 'parsed' && reading.file.records.length).toBe(100_000)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
}, 60_000)

test('a file of more records than the cap is refused', async () => {
  const text = LINKEDIN + 'A,B,,,,,\n'.repeat(IMPORT_CAPS.records + 1)
  expect(await refusalOf(bytesOf(text))).toEqual({
    code: 'FILE_TOO_LONG',
    data: { file: 'people.csv', max: IMPORT_CAPS.records },
  })
}, 60_000)

test('reading can be stopped, and keeps nothing', async () => {
  const text = LINKEDIN + Array.from({ length: 100_000 }, (_, at) => row(at)).join('')
  const reading = await readImportFile('Connections.csv', bytesOf(text), { shouldStop: () => true })
  expect(reading).toEqual({ kind: 'stopped' })
}, 60_000)

const SIZE = 50 * 1024 * 1024
test.each([
  [
    'cards with notes',
    () => `BEGIN:VCARD\nFN:Ana Ruiz\nNOTE:${'x'.repeat(900)}\nEND:VCARD\n`.repeat(54_000),
    54_000,
    0,
  ],
  ['rows with long titles', () => LINKEDIN + `Ana,Ruiz,,,,${'t'.repeat(900)},\n`.repeat(56_000), 56_000, 0],
  ['one line', () => LINKEDIN + 'x'.repeat(SIZE), 0, 1],
  ['one line in a card', () => `BEGIN:VCARD\nFN:Ana Ruiz\nNOTE:${'x'.repeat(SIZE)}\nEND:VCARD\n`, 1, 1],
  ['line ends', () => LINKEDIN + '\n'.repeat(SIZE), 0, 0],
  ['quotation marks', () => LINKEDIN + '"'.repeat(SIZE), 0, 1],
  ['quotation marks that are never closed', () => LINKEDIN + '"a\n'.repeat(SIZE / 3), 0, 3],
  ['commas', () => LINKEDIN + ','.repeat(SIZE), 0, 1],
  ['folded lines', () => `BEGIN:VCARD\nFN:Ana Ruiz\n${' y\n'.repeat(SIZE / 3)}END:VCARD\n`, 0, 2],
  ['broken properties', () => `BEGIN:VCARD\nFN:Ana Ruiz\n${'x\n'.repeat(SIZE / 2)}END:VCARD\n`, 1, 1000],
  ['components', () => `BEGIN:VCARD\nFN:Ana Ruiz\nN:${';'.repeat(1_900_000)}\nEND:VCARD\n`.repeat(27), 27, 0],
  ['blanks', () => `BEGIN:VCARD\nFN:Ana Ruiz\nNOTE:a${' '.repeat(1_900_000)}x\nEND:VCARD\n`.repeat(27), 27, 27],
  ['blank rows', () => LINKEDIN + ',,,,,,\n'.repeat(SIZE / 7), 0, 0],
  ['cards inside cards', () => 'BEGIN:VCARD\nAGENT:\n'.repeat(SIZE / 20), 0, 2],
])(
  'reads what there is in 50 MB of %s',
  async (_, make, recordCount, problemCount) => {
    const { records, problems } = await read(bytesOf(make()))
    expect([records.length, problems.length]).toEqual([recordCount, problemCount])
  },
  120_000,
)

test('headers and values named like the parts of every object change nothing', async () => {
  const csv =
    'First Name,Last Name,URL,__proto__,constructor,toString,Connected On\n__proto__,constructor,__proto__,x,y,z,\n'
  const card =
    'BEGIN:VCARD\nVERSION:3.0\nFN:__proto__\n__proto__;__proto__=x:y\nCATEGORIES:__proto__\nitem1.X-ABLABEL:constructor\nEND:VCARD\n'
  expect((await read(bytesOf(csv))).records[0]?.names).toMatchObject({ given: '__proto__', family: 'constructor' })
  expect((await read(bytesOf(card))).records[0]?.circles).toEqual(['__proto__'])
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('a person with endless channels keeps the first of them', async () => {
  const emails = Array.from({ length: 1000 }, (_, at) => `EMAIL:a${at}@example.org\n`).join('')
  const { records, problems } = await read(bytesOf(`BEGIN:VCARD\nVERSION:3.0\nFN:Ana\n${emails}END:VCARD\n`))
  expect(records[0]?.channels).toHaveLength(IMPORT_CAPS.entries)
  expect(problems).toEqual([{ line: 204, code: 'list-cut', params: { list: 'channels', max: IMPORT_CAPS.entries } }])
})

test('problems beyond what anybody reads are counted', async () => {
  const { problems, problemCount } = await read(bytesOf(LINKEDIN + ',,https://linkedin.com/in/x,,,,\n'.repeat(3000)))
  expect(problems).toHaveLength(IMPORT_CAPS.problems)
  expect(problemCount).toBe(3000)
})

test('no bytes make it throw, and what it reads is valid', async () => {
  const pieces = [
    'BEGIN:VCARD\n',
    'END:VCARD\n',
    'VERSION:2.1\n',
    'VERSION:4.0\n',
    'FN:Ana\n',
    'N;QUOTED-PRINTABLE:=C3',
    '=\n',
    ' fold\n',
    'TEL;WORK:',
    'BDAY:--0229\n',
    'item1.X-ABLabel:',
    'ADR;TYPE="a,b:;;',
    'PHOTO;BASE64:',
    LINKEDIN,
    row(1),
    '"',
    ',',
    ';',
    '\t',
    '\n',
    'Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n',
    ' ::: ',
    '* myContacts',
    '__proto__',
  ]
  const file = fc.array(fc.oneof(fc.constantFrom(...pieces).map(bytesOf), fc.uint8Array({ maxLength: 12 })), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(file, async (chunks) => {
      const reading = await readImportFile('any', Buffer.concat(chunks))
      expect(reading.kind === 'refused' || (reading.kind === 'parsed' && areValidRecords(reading.file))).toBe(true)
    }),
    { numRuns: 1000 },
  )
}, 60_000)
