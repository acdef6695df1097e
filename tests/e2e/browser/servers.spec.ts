import { hasRadicale, openRadicale } from '#support/radicale.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('an address that would not be encrypted is refused with words, and nothing is kept', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('empty')
  await page.goto(`${host.origin}/settings`)
  const address = page.getByRole('textbox', { name: 'Address of the server' })
  await tabTo(page, address, { most: 200 })
  await page.keyboard.type('http://dav.example.org/')
  await tabTo(page, page.getByRole('button', { name: 'Look what is there' }))
  await press(page, 'Enter')
  await expect(page.getByRole('alert')).toContainText('dav.example.org')
  expect(await client.queries.servers()).toEqual([])
})

test('an address book on a server is found, added and brought together by keyboard, and removed', async ({
  openJournal,
}) => {
  test.skip(!hasRadicale(), 'radicale is not on this machine and cannot be installed here')
  const server = await openRadicale()
  try {
    const book = await server.make('people', 'Friends')
    const body = 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:luis\r\nFN:Luis Ortega\r\nN:Ortega;Luis;;;\r\nEND:VCARD\r\n'
    await server.ask('PUT', `${book}luis.vcf`, { body, headers: { 'content-type': 'text/vcard' } })
    const { page, host, client } = await openJournal('empty')
    await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    await page.goto(`${host.origin}/settings`)
    await tabTo(page, page.getByRole('textbox', { name: 'Address of the server' }), { most: 200 })
    await page.keyboard.type(server.address)
    await press(page, 'Tab')
    await page.keyboard.type(server.user)
    await press(page, 'Tab')
    await page.keyboard.type(server.password)
    await press(page, 'Enter')
    await expect(page.getByText('1 address book or calendar is there.')).toBeVisible()
    await expectAccessible(page, 'what is on a server')
    await tabTo(page, page.getByRole('button', { name: 'Add: Friends' }))
    await press(page, 'Enter')
    // Nothing is left to add, nor to type the password for.
    await expect(page.getByRole('list', { name: 'On the server' })).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Password on the server' })).toHaveValue('')
    const bring = page.getByRole('button', { name: 'Bring together: Friends' })
    await tabTo(page, bring, { key: 'Shift+Tab' })
    await press(page, 'Enter')
    await expect(page.getByText('Brought together.')).toBeVisible()
    const names = async () => (await client.queries.people({})).rows.map(({ name }) => name)
    await expect.poll(names).toEqual(expect.arrayContaining(['Ana Ruiz', 'Luis Ortega']))
    await expectAccessible(page, 'a server that was brought together')

    // Also after a reload it is there, and nothing of it is the password.
    await page.reload()
    await expect(bring).toBeVisible()
    expect(await page.content()).not.toContain(server.password)
    await tabTo(page, page.getByRole('button', { name: 'Remove: Friends' }), { most: 200 })
    await press(page, 'Enter')
    await expect(bring).toHaveCount(0)
    expect((await names()).toSorted()).toEqual(['Ana Ruiz', 'Luis Ortega'])
  } finally {
    await server.close()
  }
})
