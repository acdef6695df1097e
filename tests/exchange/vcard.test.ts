import { expect, test } from 'vitest'
import { essence, fixture, readText } from './read-fixture.ts'

test('reads vCard 2.1 with quoted-printable, bare parameters and a card inside a card', async () => {
  const { format, records, problems, remarks } = await readText(await fixture('vcard-2.1.vcf'))
  expect([format, problems]).toEqual(['vcard', []])
  expect(remarks).toEqual([
    { code: 'photos-left-out', params: { tooLarge: 0, elsewhere: 0, noPicture: 1 } },
    { code: 'fields-left-out', params: { fields: [{ name: 'AGENT', count: 1 }] } },
  ])
  expect(records.map(essence)).toEqual([
    {
      names: { given: 'Jörg', family: 'Müller', display: 'Dr. Jörg Müller' },
      organisation: 'Beispiel AG',
      channels: [
        'phone | work | +49 30 1234567',
        'phone | mobile | +49 171 1234567 | preferred',
        'phone | work fax | +49 30 1234568',
        'email |  | joerg@example.org | preferred',
        'message | Skype | joerg.example',
      ],
      places: [{ label: 'work', text: 'Straße 1, Köln, 50667, Germany' }],
      dates: [{ label: 'birthday', date: { y: 1976, m: 2, d: 29 } }],
      notes:
        'First line\nsecond line that goes on and ends; with a plain semicolon, a comma and a path C:\\temp\n' +
        'Department: Forschung, Labor 2',
    },
    { names: { given: 'Priya', family: 'Nair' }, channels: ['phone | home | +44 20 7946 0999'] },
  ])
})

test('reads vCard 3.0 as an Apple address book writes it', async () => {
  const { records } = await readText(await fixture('vcard-3.0.vcf'))
  expect(essence(records[0])).toEqual({
    ref: '5C1F0E2A-EXAMPLE-ANA',
    names: { given: 'Ana María', family: 'Ruiz', nick: 'Anita', phonetic: 'AH-nah' },
    organisation: 'Acme; Sons, Ltd',
    title: 'Head of Platform',
    channels: [
      'email | work | ana@example.org | preferred',
      'email | home | ana@example.net',
      'phone | mobile | +1 (212) 555-0100 | preferred',
      'website | home page | http://ana.example.org/a,b | preferred',
      'phone | Boat | +1 212 555 0199',
      'profile | linkedin | http://www.linkedin.com/in/ana-ruiz-example',
      'message | mastodon | ana',
      'message | Skype | ana.ruiz',
    ],
    places: [{ label: 'home', text: '1 Example St, Apt 2, Springfield, IL, 62701, USA' }],
    dates: [
      { label: 'anniversary', date: { y: 2010, m: 6, d: 5 } },
      { label: 'birthday', date: { m: 2, d: 29 } },
    ],
    circles: ['Mentors', 'Spring, field', 'Climbing'],
    notes:
      'Likes maps, and trains; a backslash \\n stays\nand this is a folded line.\n' +
      'Nickname: Ani\nDepartment: Platform\nSpouse: Luis Ruiz',
  })
})

test('a broken card is a problem with its line, and the others go on', async () => {
  const { records, problems, remarks } = await readText(await fixture('vcard-3.0.vcf'))
  expect(records.map(({ line, names }) => [line, names.given])).toEqual([
    [1, 'Ana María'],
    [41, 'Tom'],
    [47, 'Robin'],
    [52, ''],
  ])
  expect(records[3]?.names.display).toBe('nobody@example.org')
  expect(problems).toEqual([
    { line: 44, code: 'property-unreadable', params: { text: 'this line is no property' } },
    { line: 47, code: 'card-without-end', params: {} },
    { line: 52, code: 'no-name-yet', params: { name: 'nobody@example.org' } },
  ])
  expect(remarks).toEqual([
    { code: 'photos-left-out', params: { tooLarge: 0, elsewhere: 0, noPicture: 1 } },
    { code: 'organisations-left-out', params: { count: 1 } },
    { code: 'groups-as-circles', params: { count: 1 } },
  ])
})

test('reads vCard 4.0', async () => {
  const { records, problems } = await readText(await fixture('vcard-4.0.vcf'))
  expect(problems).toEqual([])
  expect(records.map(essence)).toEqual([
    {
      ref: 'f81d4fae-7dec-4d0e-a765-00a0c91e6bf6',
      names: { given: 'Wei', family: 'Chen', display: 'Chen Wei' },
      channels: [
        'phone | work | +1-212-555-0100 ext. 102 | preferred',
        'phone | mobile | +1 212 555 0199',
        'email |  | chen@example.org | preferred',
        'profile |  | https://github.com/chen-example',
        'message | xmpp | chen@example.org',
      ],
      places: [{ label: 'work', text: '1 Example Ave, Springfield, IL, 62701, USA' }],
      dates: [
        { label: 'birthday', date: { m: 2, d: 3 } },
        { label: 'anniversary', date: { y: 2009, m: 8, d: 8 } },
      ],
      circles: ['Chess'],
      notes: 'one\ntwo\nColleague: Ana Ruiz\nX-ODD: kept quiet',
    },
    { names: { given: 'Ada', family: 'Example' }, notes: 'Birthday: circa 1975' },
  ])
})

test('cards of all versions may stand in one file, with any line ends', async () => {
  const texts = await Promise.all(['vcard-2.1.vcf', 'vcard-3.0.vcf', 'vcard-4.0.vcf'].map(fixture))
  const apart = (await Promise.all(texts.map(readText))).flatMap(({ records }) => records.map(essence))
  const together = await readText(texts.join('').replaceAll('\n', '\r\n'))
  expect(together.records.map(essence)).toEqual(apart)
})

test('a file that ends inside a card gives what was whole of it', async () => {
  const { records, problems } = await readText('BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nTEL:+49 30 12')
  expect(records.map(essence)).toEqual([{ names: { given: 'Ana', family: 'Ruiz' } }])
  expect(problems).toEqual([{ line: 1, code: 'card-cut-off', params: {} }])
})

test('a card inside a card that begins on the line of its property is left out as well', async () => {
  const { records, problems } = await readText(
    'BEGIN:VCARD\nVERSION:2.1\nN:Boss;Big\nAGENT:BEGIN:VCARD\nN:Agent;Sue\nTEL:+49301111111\nEND:VCARD\nTEL:+49302222222\nEND:VCARD\n',
  )
  expect(problems).toEqual([])
  expect(records.map(essence)).toEqual([
    { names: { given: 'Big', family: 'Boss' }, channels: ['phone |  | +49302222222'] },
  ])
})

test('files put together without a line end between them are cards of their own', async () => {
  const card = (name: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEND:VCARD`
  const { records, problems } = await readText(card('Ana Ruiz') + card('Tom Oka'))
  expect(records.map(({ line, names }) => [line, names.given])).toEqual([
    [1, 'Ana'],
    [4, 'Tom'],
  ])
  expect(problems).toEqual([])
})

test('a problem has the line of its property, not of its card', async () => {
  const { problems } = await readText(
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nBDAY:1980-02-30\nNOTE:a\n b\nEMAIL:none\nEND:VCARD\n',
  )
  expect(problems.map(({ line }) => line)).toEqual([4, 7])
})

test('a profile of 4.0 has the name of its service, and another card is no word about somebody', async () => {
  const { records } = await readText(
    'BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nSOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@ana\nRELATED;TYPE=friend:urn:uuid:1\nEND:VCARD\n',
  )
  expect(records.map(essence)).toEqual([
    { names: { given: 'Ana' }, channels: ['profile | mastodon | https://social.example/@ana'] },
  ])
})

test('reads the nickname that a phone with Android writes', async () => {
  const { records } = await readText(
    'BEGIN:VCARD\nVERSION:2.1\nN:Ruiz;Ana\nX-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Luis;14;;\n' +
      'X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;=C3=84nni;1;;;\nEND:VCARD\n',
  )
  expect(records[0]).toMatchObject({ names: { given: 'Ana', nick: 'Änni' }, notes: 'Spouse: Luis' })
})

test('pronouns of 4.0 are read, of several the first, and cut where they are too long', async () => {
  const card = (more: string) => `BEGIN:VCARD\nVERSION:4.0\nFN:Ana\n${more}END:VCARD\n`
  const { records } = await readText(card('PRONOUNS;LANGUAGE=en:she/her\nPRONOUNS;LANGUAGE=pt:ela/dela\n'))
  expect(records.map(essence)).toEqual([
    { names: { given: 'Ana' }, lines: { pronouns: 'she/her' }, notes: 'Pronouns: ela/dela' },
  ])
  const long = await readText(card(`PRONOUNS:${'x'.repeat(200)}\n`))
  expect(long.records[0]?.lines.pronouns).toHaveLength(100)
  expect(long.problems).toMatchObject([{ code: 'value-cut', params: { value: 'pronouns', max: 100 } }])
})

test('what N says before and after a name is kept where FN lacks it, and a form of address is counted', async () => {
  const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD'].join('\r\n')
  const { records, remarks } = await readText(
    [
      card('FN:Ana Ruiz', 'N:Ruiz;Ana;;Dr.;MD'),
      card('FN:Annie', 'N:Ruiz;Ana;;Prof.;MD'),
      card('FN:Dr. Annie Ruiz', 'N:Ruiz;Ana;;Dr.;'),
      card('FN:Annie', 'N:;;;Dr.;MD'),
      card('FN:Bo Lee', 'N:Lee;Bo;;Mr.;'),
    ].join('\r\n'),
  )
  expect(records.map(essence)).toEqual([
    { names: { given: 'Ana', family: 'Ruiz', display: 'Dr. Ana Ruiz, MD' } },
    { names: { given: 'Ana', family: 'Ruiz', display: 'Annie' }, notes: 'Prefix: Prof.\nSuffix: MD' },
    { names: { given: 'Ana', family: 'Ruiz', display: 'Dr. Annie Ruiz' } },
    { names: { given: 'Annie', display: 'Dr. Annie, MD' } },
    { names: { given: 'Bo', family: 'Lee' } },
  ])
  expect(remarks).toEqual([{ code: 'fields-left-out', params: { fields: [{ name: 'Prefix', count: 1 }] } }])
})
