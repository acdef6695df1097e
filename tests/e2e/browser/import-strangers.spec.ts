import { monicaFile } from '#support/monica-file.ts'
import { zipFile } from '#support/zip-file.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben Lee\r\nCATEGORIES:myContacts,Rotary\r\nEND:VCARD\r\n'

// Files as the ways under "Where to get the file" say them, in the order of the page.
const STRANGERS = [
  [
    'Monica 4',
    'monica.json',
    'application/json',
    Buffer.from(JSON.stringify(monicaFile())),
    'Ana María Ruiz',
    'All of it is taken in',
  ],
  [
    'Google, everything at once',
    'takeout.zip',
    'application/zip',
    zipFile({ 'Takeout/Contacts/All Contacts/All Contacts.vcf': CARD, 'Takeout/Contacts/Rotary/Rotary.vcf': CARD }),
    'Ben Lee',
    null,
  ],
] as const

for (const [way, name, mimeType, buffer, person, heading] of STRANGERS)
  test(`who comes from ${way} finds the way, chooses the file and has their people`, async ({ openJournal }) => {
    test.setTimeout(90_000)
    const { page, client, host } = await openJournal('empty')
    await page.goto(`${host.origin}/import`)
    await expect(page.getByText(way, { exact: true })).toBeVisible()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files' }).click()
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(buffer) })
    await expect(page.getByRole('radio', { name: /^New/ }).first()).toBeVisible()
    await press(page, 'Control+Enter')
    if (heading !== null) await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect.poll(async () => (await client.queries.people({})).rows.map((row) => row.name)).toContain(person)
  })

test('each file that the ways name can be chosen', async ({ openJournal }) => {
  const { page, host } = await openJournal('empty')
  await page.goto(`${host.origin}/import`)
  const accepted = await page.locator('input[type=file][accept]').first().getAttribute('accept')
  for (const ending of ['.csv', '.vcf', '.json', '.sql', '.zip', '.jex']) expect(accepted?.split(',')).toContain(ending)
})
