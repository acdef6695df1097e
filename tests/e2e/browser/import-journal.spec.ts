import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('a whole journal is previewed, taken in, and undone, by keyboard', async ({ openJournal }) => {
  test.setTimeout(90_000)
  const { page, client, host } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, title: 'Engineer' })
  await client.commands.addPerson({ names: { given: 'Tom', family: 'Lee' } })
  const { text } = await client.queries.exportChunk({ after: null })
  await client.commands.editPerson({ id, names: { given: 'Anna' } })
  await page.goto(`${host.origin}/import`)
  const choose = async () =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rapport.json', mimeType: 'application/json', buffer: Buffer.from(text) })

  await test.step('what differs is shown with both values, and the journal holds', async () => {
    await choose()
    await expect(page.getByRole('radio', { name: /^Differ 1/ })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'This journal holds' })).toBeChecked()
    await expect(page.getByRole('list', { name: 'Differ' })).toContainText('names · given: Anna → Ana')
    await expectAccessible(page, 'import, whole journal')
    await page.setViewportSize({ width: 360, height: 740 })
    await expectAccessible(page, 'import, whole journal, narrow')
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('the file holds where that is chosen', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'This journal holds' }))
    await press(page, 'ArrowDown')
    await expect(page.getByRole('radio', { name: 'The file holds' })).toBeChecked()
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'The journal is taken in' })).toBeVisible()
    await expectAccessible(page, 'import, whole journal taken in')
    expect(await client.queries.person({ id })).toMatchObject({ names: { given: 'Ana' } })
  })

  await test.step('and is taken back', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Undo the whole import' }))
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'The import is undone' })).toBeVisible()
    expect(await client.queries.person({ id })).toMatchObject({ names: { given: 'Anna' } })
  })
})
