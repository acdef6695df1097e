import { expect, test } from 'vitest'
import { essence, readBytes, readText } from './read-fixture.ts'

async function cardOf(version: '2.1' | '3.0' | '4.0', ...lines: readonly string[]) {
  const { records } = await readText(
    ['BEGIN:VCARD', `VERSION:${version}`, 'N:Ruiz;Ana;;;', ...lines, 'END:VCARD', ''].join('\r\n'),
  )
  const { names: _names, ...rest } = essence(records[0])
  return rest
}

test('a second employer and title are second roles, the preferred ones first', async () => {
  expect(
    await cardOf(
      '4.0',
      'ORG:Acme;Research',
      'ORG;PREF=1:Globex',
      'TITLE:Advisor',
      'TITLE;PREF=1:CFO',
      'ROLE:Treasurer',
    ),
  ).toEqual({
    organisation: 'Globex',
    title: 'CFO',
    otherRoles: [{ organisation: 'Acme', title: 'Advisor' }],
    notes: 'Department: Research\nRole: Treasurer',
  })
  expect(await cardOf('3.0', 'item1.ORG:Acme', 'item2.ORG:Globex', 'item2.TITLE:CFO', 'ROLE:Advisor')).toMatchObject({
    organisation: 'Acme',
    title: 'Advisor',
    otherRoles: [{ organisation: 'Globex', title: 'CFO' }],
  })
})

test.each([
  ['X-SPOUSE:Luis', 'Spouse: Luis'],
  ['X-EVOLUTION-SPOUSE:Luis', 'Spouse: Luis'],
  ['X-KADDRESSBOOK-X-SpouseName:Luis', 'Spouse: Luis'],
  ['X-MS-SPOUSE;N=Ruiz;Luis:Luis', 'Spouse: Luis'],
  ['X-MANAGER:Tom', 'Manager: Tom'],
  ['X-EVOLUTION-MANAGER:Tom', 'Manager: Tom'],
  ['X-KADDRESSBOOK-X-ManagersName:Tom', 'Manager: Tom'],
  ['X-ASSISTANT:Tom', 'Assistant: Tom'],
  ['X-MS-CHILD:Tom', 'Child: Tom'],
  ['X-KADDRESSBOOK-X-Profession:Pilot', 'Profession: Pilot'],
  ['X-EVOLUTION-OFFICE:B 12', 'Office: B 12'],
  ['GEO:geo:37.386013,-122.082932', 'Coordinates: 37.386013,-122.082932'],
  ['TZ:Europe/Berlin', 'Time zone: Europe/Berlin'],
  ['X-KADDRESSBOOK-BuddyList:x', 'X-KADDRESSBOOK-BUDDYLIST: x'],
  ['X-CUSTOM1:blue', 'X-CUSTOM1: blue'],
  ['RELATED;TYPE=friend;VALUE=text:Tom', 'Friend: Tom'],
])('%s is a line of the notes', async (line, notes) => {
  expect(await cardOf('4.0', line)).toEqual({ notes })
})

test.each([
  ['ANNIVERSARY:20100605'],
  ['X-ANNIVERSARY:2010-06-05'],
  ['X-EVOLUTION-ANNIVERSARY:2010-06-05'],
  ['X-KADDRESSBOOK-X-Anniversary:2010-06-05'],
  ['X-MS-ANNIVERSARY;VALUE=DATE:20100605'],
  ['X-WEDDING-ANNIVERSARY:2010-06-05'],
  ['X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-05;1;;'],
])('%s is the anniversary', async (line) => {
  expect(await cardOf('3.0', line)).toEqual({
    dates: [{ label: 'anniversary', date: { y: 2010, m: 6, d: 5 } }],
  })
})

test.each([
  ['IMPP;X-SERVICE-TYPE=Telegram:x-apple:ana', 'message | Telegram | ana'],
  ['IMPP:whatsapp:+34600111222', 'message | whatsapp | +34600111222'],
  ['IMPP:sip:ana@example.org', 'message | sip | ana@example.org'],
  ['X-MS-IMADDRESS:ana@example.org', 'message |  | ana@example.org'],
  ['X-KADDRESSBOOK-X-IMAddress:ana@example.org', 'message |  | ana@example.org'],
  ['X-GADUGADU:12345', 'message | Gadu-Gadu | 12345'],
  ['X-GROUPWISE:ana', 'message | GroupWise | ana'],
  ['X-QQ:12345', 'message | QQ | 12345'],
  ['X-THREEMA:ABCD1234', 'message | Threema | ABCD1234'],
  ['X-SIP:ana@example.org', 'message | SIP | ana@example.org'],
  ['X-EVOLUTION-BLOG-URL:https://ana.example.org/blog', 'website | blog | https://ana.example.org/blog'],
  ['X-KADDRESSBOOK-BlogFeed:https://ana.example.org/rss', 'website | blog | https://ana.example.org/rss'],
  ['FBURL:https://ana.example.org/busy', 'website | calendar | https://ana.example.org/busy'],
])('%s is a way to reach somebody', async (line, channel) => {
  expect(await cardOf('3.0', line)).toEqual({ channels: [channel] })
})

test.each([
  ['X-MSN:ana@x.org', 'MSN | ana@x.org'],
  ['X-GOOGLE-TALK:ana@x.org', 'Google Talk | ana@x.org'],
  ['X-GTALK:ana@x.org', 'Google Talk | ana@x.org'],
  ['X-EVOLUTION-MATRIX:@ana:x.org', 'Matrix | @ana:x.org'],
  ['X-KADDRESSBOOK-X-IMAddress:ana', ' | ana'],
])('%s is a messenger', async (line, channel) => {
  expect(await cardOf('3.0', line)).toEqual({ channels: [`message | ${channel}`] })
})

test('one name at two services is two ways to reach somebody, and one that stands twice is one', async () => {
  const read = await cardOf('3.0', 'X-WHATSAPP:+491711234567', 'X-SIGNAL:+491711234567', 'X-SIGNAL:+491711234567')
  expect(read).toEqual({ channels: ['message | WhatsApp | +491711234567', 'message | Signal | +491711234567'] })
})

test('a number that Outlook has no kind for is a number', async () => {
  expect(await cardOf('2.1', 'X-MS-TEL;VOICE;COMPANY:+49 30 1234567')).toMatchObject({
    channels: [expect.stringMatching(/^phone \|.*\| \+49 30 1234567$/)],
  })
})

test('Android’s own relations have its words', async () => {
  const custom = (rest: string) => `X-ANDROID-CUSTOM:vnd.android.cursor.item/${rest}`
  expect(
    await cardOf(
      '2.1',
      custom('relation;Luis;14;;'),
      custom('relation;Tom;0;Coach;'),
      custom('contact_event;--05-03;3;;'),
    ),
  ).toEqual({
    dates: [{ label: 'birthday', date: { m: 5, d: 3 } }],
    notes: 'Spouse: Luis\nCoach: Tom',
  })
})

test('who somebody is related to has the name of their card, where it is in the file', async () => {
  const card = (uid: string, name: string, more = '') =>
    `BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:${uid}\nFN:${name}\n${more}END:VCARD\n`
  const related = 'RELATED;TYPE=friend:urn:uuid:tom\nRELATED;TYPE=friend:urn:uuid:nobody\n'
  const { records, remarks } = await readText(card('ana', 'Ana', related) + card('tom', 'Tom Oka'))
  expect(records[0]?.notes).toBe('Friend: Tom Oka')
  expect(remarks).toEqual([{ code: 'fields-left-out', params: { fields: [{ name: 'RELATED', count: 1 }] } }])
})

test('how a program sorts and shows its cards is counted, not kept', async () => {
  const { records, remarks } = await readText(
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nX-EVOLUTION-FILE-AS:Ana\nX-MS-OL-DESIGN:<card/>\nX-ABUID:1\nEND:VCARD\n',
  )
  expect(records[0]?.notes).toBe('')
  expect(remarks).toMatchObject([{ code: 'fields-left-out', params: { fields: { length: 3 } } }])
})

test('the year 1604 is no year, with its mark or without', async () => {
  for (const line of [
    'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09',
    'BDAY:1604-05-09',
    'BDAY;X-APPLE-OMID-YEAR=1604:16040509',
  ])
    expect(await cardOf('3.0', line)).toEqual({ dates: [{ label: 'birthday', date: { m: 5, d: 9 } }] })
})

test('an escaped quotation mark is one', async () => {
  expect(await cardOf('3.0', 'NOTE:the \\"quiet\\" one')).toEqual({ notes: 'the "quiet" one' })
})

test('quoted-printable that goes on behind a blank is joined, and a space of the text stays', async () => {
  const head = 'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:'
  expect(await cardOf('2.1', `${head}M=C3=`, ' =BCller')).toEqual({ notes: 'Müller' })
  expect(await cardOf('2.1', `${head}One w=`, ' ord and=', '  two')).toEqual({
    notes: 'One word and two',
  })
  expect(await cardOf('2.1', `${head}One word=`, ' and two')).toEqual({ notes: 'One word and two' })
})

test('a property that names its charset is read in it, whatever the others are in', async () => {
  const lines = [
    Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=WINDOWS-1251:', 'latin1'),
    // Чехов;Антон
    Buffer.from([0xd7, 0xe5, 0xf5, 0xee, 0xe2, 0x3b, 0xc0, 0xed, 0xf2, 0xee, 0xed]),
    Buffer.from('\r\nNOTE;CHARSET=ISO-8859-1:', 'latin1'),
    Buffer.from('fährt Rad', 'latin1'),
    Buffer.from('\r\nORG;CHARSET=UTF-8:', 'latin1'),
    Buffer.from('Größe', 'utf8'),
    Buffer.from('\r\nEND:VCARD\r\n', 'latin1'),
  ]
  const { records, problems } = await readBytes(Buffer.concat(lines))
  expect(essence(records[0])).toMatchObject({
    names: { given: 'Антон', family: 'Чехов' },
    organisation: 'Größe',
    notes: 'fährt Rad',
  })
  expect(problems).toEqual([])
})

test('LDIF is refused for what it is', async () => {
  await expect(readText('version: 1\ndn: cn=Ana,mail=ana@example.org\ncn: Ana\n')).rejects.toThrow('ldif')
  await expect(readText('version: 1\n\n# people\ndn:: Y249QW5h\ncn: Ana\n')).rejects.toThrow('ldif')
})

test('an address as it is printed is one where none comes in parts', async () => {
  expect(await cardOf('3.0', 'LABEL;TYPE=HOME:1 Example St\\nSpringfield')).toEqual({
    places: [{ label: 'home', text: '1 Example St, Springfield' }],
  })
  expect(await cardOf('3.0', 'LABEL:1 Example St\\nSpringfield', 'ADR:;;1 Example St;Springfield;;;')).toEqual({
    places: [{ label: '', text: '1 Example St, Springfield' }],
  })
})
