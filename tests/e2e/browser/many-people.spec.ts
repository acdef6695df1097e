import type { JournalClient } from '#shared/contract/contract.ts'
import { UPLOAD_CHUNK_BYTES } from '#shared/contract/import-contract.ts'
import { reportOf } from '#support/test-journal.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

const PEOPLE = 10_000

test('a list of ten thousand people is walked, jumped through and narrowed by keys', async ({ openJournal }) => {
  test.setTimeout(240_000)
  const { page, client } = await openJournal('empty')
  await importPeople(client, PEOPLE)
  await goTo(page, 'p', 'People')
  const options = page.getByRole('listbox', { name: 'People, 10,000' }).getByRole('option')
  const focused = page.locator('[role="option"]:focus')
  await expect(options.first()).toHaveAttribute('aria-setsize', String(PEOPLE))

  await press(page, 'j')
  await expect(focused).toHaveAttribute('aria-posinset', '1')
  await press(page, 'PageDown', 'PageDown', 'ArrowDown')
  await expect(focused).toContainText(/Person/)
  expect(Number(await focused.getAttribute('aria-posinset'))).toBeGreaterThan(10)

  await press(page, 'End')
  await expect(focused).toHaveAttribute('aria-posinset', String(PEOPLE))
  await expect(focused).toContainText('Person 09999')
  await expect(focused).toBeInViewport()
  await press(page, 'k', 'k')
  await expect(focused).toContainText('Person 09997')
  await press(page, 'Home')
  await expect(focused).toContainText('Person 00000')
  await expect(focused).toBeInViewport()
  // What is far out of sight is not in the page.
  expect(await options.count()).toBeLessThan(80)

  await press(page, '/')
  await page.keyboard.type('0777')
  // 00777, and 07770 to 07779.
  const found = page.getByRole('listbox', { name: 'People, 11', exact: true }).getByRole('option')
  await expect(found).toHaveCount(11)
  await expect(found.first()).toHaveAttribute('aria-setsize', '11')
  await press(page, 'ArrowDown')
  await expect(focused).toContainText('Person 00777')
  await press(page, 'End', 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Person 07779' })).toBeVisible()
})

/** A LinkedIn file of so many people, through the same door as the Import screen. */
async function importPeople(client: JournalClient, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_none, index) => {
    const number = String(index).padStart(5, '0')
    return `Person,${number},https://www.linkedin.com/in/person-${number},,Works ${index % 50},Engineer,05 Mar 2024`
  })
  const file = Buffer.from(
    `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${lines.join('\n')}\n`,
  )
  const { upload } = await client.commands.beginUpload({ name: 'Connections.csv', bytes: file.length })
  for (let at = 0; at < file.length; at += UPLOAD_CHUNK_BYTES) {
    await client.commands.appendUpload({
      upload,
      base64: file.subarray(at, at + UPLOAD_CHUNK_BYTES).toString('base64'),
    })
  }
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
  const { result } = await reportOf(client, client.commands.runImport({ preview }), 'import')
  expect(result.created).toBe(count)
}
