import type { CivilDate } from '#shared/model/civil-date.ts'
import { expect, test } from './journal-test.ts'
import { expectAccessible } from './accessible.ts'
import { goTo, press } from './keyboard.ts'

test('a need that was heard is answered by a gift, which becomes a line of the story; Z takes both back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Priya', family: 'Nair' } })
  for (const text of ['the article on pricing', 'a data lead in Berlin']) {
    const value = { text, heardOn: '2026-11-12' as CivilDate, state: 'open' as const }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'needs', value } })
  }
  await goTo(page, 'v', 'Giving')
  const needs = page.getByRole('list', { name: 'Needs heard' })
  await expect(needs.getByRole('listitem')).toHaveCount(2)
  await press(page, 'j', 'Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('What Priya Nair needs')
  await dialog.getByRole('button', { name: 'I gave something…' }).click()
  await expect(page.getByText(/^It answers: /)).toBeVisible()
  await page.getByRole('textbox', { name: 'What I gave' }).fill('Sent it with two remarks')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(needs.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('tab', { name: 'Given and received' }).click()
  const story = page.getByRole('list', { name: 'Given and received' })
  await expect(story.getByRole('listitem')).toContainText('Sent it with two remarks')
  await expect(story.getByRole('listitem')).toContainText('Priya Nair')
  await press(page, 'z')
  await expect(page.getByText(/becomes a story here/)).toBeVisible()
  await expect.poll(async () => (await client.queries.needsHeard({})).total).toBe(2)
})

test('what I need is written down with A, met with E, and its end told; E on a need meets it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  const value = { text: 'a desk by the window', heardOn: null, state: 'open' as const }
  await client.commands.putEntry({ id, entryId: null, entry: { collection: 'needs', value } })
  await goTo(page, 'v', 'Giving')
  await press(page, 'j')
  await expect(page.getByRole('listitem').filter({ hasText: /^a desk by the window/ })).toBeFocused()
  await press(page, 'e')
  await expect(page.getByText(/What people tell you they need stands here/)).toBeVisible()
  await expect.poll(async () => (await client.queries.needsHeard({})).total).toBe(0)

  await press(page, 'a')
  await page.getByRole('textbox', { name: /^What I need/ }).fill('a works council lawyer')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /My asks/ }).click()
  const asks = page.getByRole('list', { name: 'My asks' })
  await expect(asks.getByRole('listitem')).toContainText('a works council lawyer')
  await press(page, 'j')
  await expect(asks.getByRole('listitem')).toBeFocused()
  await press(page, 'e')
  await expect(asks.getByRole('listitem')).toContainText('Met')
  await press(page, 'Enter')
  await page.getByRole('textbox', { name: 'What came of it' }).fill('Ana knew one.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await client.queries.asks({})).rows[0]?.outcome).toBe('Ana knew one.')
})

test('a gift that is open on screen keeps what is written of it elsewhere meanwhile', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Silva' } })
  const { id: ben } = await client.commands.addPerson({ names: { given: 'Ben', family: 'Cole' } })
  const { id } = await client.commands.recordGive({
    direction: 'given',
    text: 'the book',
    people: [{ id: ana }],
    day: '2026-11-20' as CivilDate,
  })
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: 'Given and received' }).click()
  await press(page, 'j', 'Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'What I gave' })).toHaveValue('the book')
  // Another window, or another device, while the dialog is open.
  await client.commands.editGive({ id, text: 'the blue book', people: [{ id: ana }, { id: ben }] })
  const { session } = await client.commands.openText({ id, field: 'outcome' })
  await client.commands.editText({ session, text: 'She read it.' })
  await client.commands.closeText({ session })
  const outcome = dialog.getByRole('textbox', { name: 'What came of it' })
  await expect(outcome).toContainText('She read it.')
  await outcome.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Twice.')
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('15')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await client.queries.gives({ id })).rows[0])
    .toMatchObject({ text: 'the blue book', minutes: 15, outcome: 'She read it. Twice.' })
  expect((await client.queries.gives({ id })).rows[0]?.people.map(({ name }) => name).toSorted()).toEqual([
    'Ana Silva',
    'Ben Cole',
  ])
})

test('who could help stands beside a need, with why; W begins an introduction, and who cannot is put aside', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id: priya } = await client.commands.addPerson({ names: { given: 'Priya', family: 'Nair' } })
  const need = { text: 'looking for a data lead', heardOn: '2026-11-12' as CivilDate, state: 'open' as const }
  await client.commands.putEntry({ id: priya, entryId: null, entry: { collection: 'needs', value: need } })
  const { id: tom } = await client.commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  const offer = { text: 'knows data people' }
  await client.commands.putEntry({ id: tom, entryId: null, entry: { collection: 'offers', value: offer } })
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, title: 'Head of Data' })
  await goTo(page, 'v', 'Giving')
  const row = page.getByRole('list', { name: 'Needs heard' }).getByRole('listitem')
  await expect(row).toContainText('Tom Baker could help: knows data people')
  await expectAccessible(page, 'needs with who could help')
  await press(page, 'j', 'w')
  const begun = page.getByRole('dialog')
  await expect(begun).toContainText('Introduce two people')
  await expect(begun.getByRole('textbox').last()).toHaveValue('looking for a data lead')
  await press(page, 'Escape')
  await expect(begun).toHaveCount(0)
  await row.focus()
  await press(page, 'Enter')
  const helpers = page.getByRole('dialog').getByRole('region', { name: 'Who could help' })
  await expect(helpers.getByRole('listitem')).toHaveCount(2)
  await expect(helpers.getByRole('listitem').first()).toContainText('knows data people')
  await expect(helpers.locator('mark').first()).toHaveText('data')
  await expectAccessible(page, 'who could help')
  await helpers.getByRole('button', { name: 'Tom Baker cannot help with this' }).click()
  await expect(helpers.getByRole('listitem')).toHaveCount(1)
  await page.reload()
  await expect(row).toContainText('Ana Ruiz could help: Head of Data')

  await page.goto(`${new URL(page.url()).origin}/person/${priya}`)
  await page.getByRole('button', { name: /^Ana Ruiz could help/ }).click()
  await expect(page.getByRole('region', { name: 'Who could help' })).toContainText('Ana Ruiz')
  await page.getByRole('button', { name: 'Introduce Ana Ruiz to Priya Nair' }).click()
  await expect(page.getByRole('dialog')).toContainText('Introduce two people')
})

test('a favour of five minutes is done and written down with F; whether something helped is asked once on Today', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ilse', family: 'Brandt' } })
  const channel = { kind: 'message' as const, label: '', value: '@ilse', preferred: false }
  await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
  const people = [{ id }]
  const received = { direction: 'received' as const, text: 'Read the board paper', people }
  await client.commands.recordGive({ ...received, day: '2026-11-20' as CivilDate })
  await client.commands.recordGive({ direction: 'given', text: 'The book', people, day: '2026-11-02' as CivilDate })
  await page.reload()
  const five = page.getByRole('region', { name: 'Five minutes' })
  await expect(five).toContainText('Thank Ilse Brandt: Read the board paper')
  const helped = page.getByRole('complementary', { name: 'Did it help?' })
  await expect(helped).toContainText('The book')
  await expectAccessible(page, 'Today with a favour')
  await press(page, 'f')
  await expect(five).toHaveCount(0)
  await expect.poll(async () => (await client.queries.gives({})).rows[0]?.text).toBe('Thanked: Read the board paper')
  await helped.getByRole('button', { name: 'Say…' }).click()
  await page.keyboard.type('She read it twice.')
  await page.keyboard.press('Enter')
  await expect(helped).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
  await expect(helped).toHaveCount(0)
  await expect
    .poll(async () => (await client.queries.gives({})).rows.find(({ text }) => text === 'The book')?.outcome)
    .toBe('She read it twice.')
})

test('G5: a gift beyond the two hours of a week is said to be a little more, is not refused, and less is never spoken of', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.recordGive({
    direction: 'given',
    what: 'time',
    text: 'Reviewed the deck',
    people: [],
    day: '2026-11-20' as CivilDate,
    minutes: 100,
    answers: null,
  })
  await goTo(page, 'v', 'Giving')
  await press(page, 'n')
  await page.getByRole('textbox', { name: 'What I gave' }).fill('Half an hour on prices')
  const minutes = page.getByRole('textbox', { name: 'Minutes' })
  const brake = page.getByText('That would be a little more than your 2 hours of a week.')
  await minutes.fill('20')
  await expect(brake).toBeHidden()
  await minutes.fill('30')
  await expect(brake).toBeVisible()
  await expectAccessible(page, 'a gift beyond the hours of a week')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(async () => (await client.queries.gives({})).total).toBe(2)
})

test('G7: an ask says whom one could ask and why; whoever was asked stands there no more', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id } = await commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  await commands.putEntry({
    id,
    entryId: null,
    entry: { collection: 'offers', value: { text: 'knows works council lawyers' } },
  })
  await commands.addAsk({ text: 'an introduction to a works council lawyer', people: [] })
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: /My asks/ }).click()
  await expect(page.getByRole('list', { name: 'My asks' }).getByRole('listitem')).toHaveCount(1)
  await press(page, 'j', 'Enter')
  const helpers = page.getByRole('region', { name: 'Whom you could ask' })
  await expect(helpers).toContainText('Tom Baker')
  await expect(helpers).toContainText('knows works council lawyers')
  await expectAccessible(page, 'an ask with whom one could ask')
  await helpers.getByRole('button', { name: 'I asked Tom Baker' }).press('Enter')
  await expect(helpers).not.toContainText('Tom Baker')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await client.queries.asks({})).rows[0]?.people).toMatchObject([{ name: 'Tom Baker' }])
})

test('B7: the brief of somebody prints, with every line and none of the buttons', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
  await commands.putEntry({
    id,
    entryId: null,
    entry: { collection: 'needs', value: { text: 'a data lead in Berlin', heardOn: null, state: 'open' } },
  })
  await commands.scheduleFollowUp({ text: 'Send the deck', actor: 'me', people: [{ id }] })
  await page.goto(`${new URL(page.url()).origin}/person/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  await press(page, 'b')
  const brief = page.getByRole('region', { name: 'Brief for Ana Ruiz' })
  await expect(brief).toContainText('a data lead in Berlin')
  await page.emulateMedia({ media: 'print' })
  await expect(brief).toContainText('Send the deck')
  await expect(brief.getByText('a data lead in Berlin')).toBeVisible()
  await expect(brief.getByRole('button')).toHaveCount(0)
})

test('the brief of a line of Today tells why, what, whom and until when; private lines are hidden there and in what is opened next', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const { id: tom } = await commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  const offer = { collection: 'offers' as const, value: { text: 'knows data people' } }
  await commands.putEntry({ id: tom, entryId: null, entry: offer })
  const need = { text: 'a data lead in Berlin', heardOn: null, state: 'open' as const }
  await commands.putEntry({ id, entryId: null, entry: { collection: 'needs', value: need } })
  const { session } = await commands.openText({ id, field: 'askNext' })
  await commands.editText({ session, text: 'How is the divorce going?' })
  await commands.closeText({ session })
  const due = (await client.queries.today({})).date
  await commands.scheduleFollowUp({ text: 'Send the deck', actor: 'me', due, people: [{ id }] })
  await commands.scheduleFollowUp({ text: 'Between us: her salary', actor: 'them', people: [{ id }] })
  await goTo(page, 't', 'Today')
  const row = page.getByRole('listitem').filter({ hasText: 'Ana Ruiz' })
  await press(page, 'j', 'Enter')
  await expect(row).toContainText('Keep your word: Send the deck')
  await expect(row).toContainText('How is the divorce going?')
  await expect(row).toContainText('knows data people')
  await expect(row).toContainText('Between us: her salary')
  await expect(row).toContainText('If you begin now, end at')
  await row.getByRole('switch', { name: 'Hide private lines' }).press(' ')
  await expect(row).not.toContainText('How is the divorce going?')
  await expect(row).not.toContainText('Between us')
  await expect(row).toContainText('a data lead in Berlin')
  await expectAccessible(page, 'the brief of a line of Today')

  await page.goto(`${new URL(page.url()).origin}/person/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  await press(page, 'b')
  const brief = page.getByRole('region', { name: 'Brief for Ana Ruiz' })
  await expect(brief).toContainText('Send the deck')
  await expect(brief).not.toContainText('Between us')
  await page.getByRole('switch', { name: 'Hide private lines' }).press(' ')
  await expect(brief).toContainText('Between us: her salary')
})

test('an ask becomes a letter that can be gone over, copied or mailed; its history and that of a gift are told', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id: tom } = await commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  await commands.putEntry({
    id: tom,
    entryId: null,
    entry: { collection: 'offers', value: { text: 'knows every works council lawyer' } },
  })
  const { id } = await commands.addAsk({ text: 'a works council lawyer', people: [] })
  await commands.editAsk({ id, text: 'a works council lawyer in Kiel' })
  const day = (await client.queries.today({})).date
  await commands.recordGive({
    direction: 'given',
    what: 'resource',
    text: 'Sent the article',
    people: [{ id: tom }],
    day,
    minutes: null,
    answers: null,
  })
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: /My asks/ }).click()
  await press(page, 'j', 'Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Write to Tom Baker…' }).press('Enter')
  const letter = dialog.getByRole('region', { name: 'Letter to Tom Baker' })
  await expect(letter.getByRole('textbox', { name: 'Subject' })).toBeFocused()
  await expect(letter.getByRole('textbox', { name: 'Letter to Tom Baker' })).toHaveValue(
    /one thing: a works council lawyer in Kiel\.[\s\S]*just say so/,
  )
  // Why he came to mind is for the user alone.
  await expect(letter.getByRole('textbox', { name: 'Letter to Tom Baker' })).not.toHaveValue(/knows every/)
  await expect(letter.getByRole('button', { name: 'Open in the mail program' })).toBeDisabled()
  await expectAccessible(page, 'a letter that asks')
  await commands.putEntry({
    id: tom,
    entryId: null,
    entry: { collection: 'channels', value: { kind: 'email', value: 'tom@example.org' } },
  })
  await letter.getByRole('textbox', { name: 'Letter to Tom Baker' }).fill('Hi Tom, one question.')
  await expect(letter.getByRole('button', { name: 'Open in the mail program' })).toBeEnabled()
  await letter.getByRole('button', { name: 'Close the letter' }).press('Enter')
  await dialog.getByRole('button', { name: 'History…' }).press('Enter')
  const history = page.getByRole('dialog', { name: /^History of a works council lawyer/ })
  await expect(history).toContainText('In one sentence')
  await expectAccessible(page, 'the history of an ask')
  await press(page, 'Escape', 'Escape')
  await page.getByRole('tab', { name: 'Given and received' }).click()
  await press(page, 'j', 'Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'History…' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'History of Sent the article' })).toContainText('Tom Baker')
})
