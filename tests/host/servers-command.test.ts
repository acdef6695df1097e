import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasRadicale, openRadicale, type DavServer } from '#support/radicale.ts'
import { commandHome, type CommandHome } from '#support/rapport-command.ts'

const isThere = hasRadicale()
let server: DavServer
let home: CommandHome
beforeAll(async () => {
  home = commandHome()
  if (isThere) server = await openRadicale()
})
afterAll(async () => {
  if (isThere) await server.close()
  home.remove()
})

test.skipIf(!isThere)(
  'rapport servers finds, adds, brings together and removes, with a password that is nowhere else',
  async () => {
    const address = await server.make('people', 'friends')
    const file = join(home.folder, 'contacts.vcf')
    writeFileSync(file, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEMAIL:ana@acme.example\r\nEND:VCARD\r\n')
    await home.json('import', file)
    const without = await home.run('servers', 'find', server.address, '--user', 'ana')
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('RAPPORT_SERVER_PASSWORD')])
    home.setEnv({ RAPPORT_SERVER_PASSWORD: 'no' })
    const wrong = await home.run('servers', 'find', server.address, '--user', 'ana')
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('the name or the password is not right')])
    home.setEnv({ RAPPORT_SERVER_PASSWORD: server.password })
    expect(await home.json('servers', 'find', server.address, '--user', 'ana')).toContainEqual({
      kind: 'people',
      address,
      name: 'friends',
    })
    const added = await home.run('servers', 'add', address, '--user', 'ana', '--name', 'Friends')
    expect(added.stdout).toMatch(/^Added\. .*rapport servers sync \S{8}/)
    home.setEnv({ RAPPORT_SERVER_PASSWORD: undefined })
    expect(await home.json('servers', 'sync')).toMatchObject([{ sent: 1, problems: [] }])
    expect((await home.run('servers', 'sync', 'Friends')).stdout).toBe(
      'came in: 0 new, 0 changed; went out: 0 new, 0 changed, 0 deleted\n',
    )
    const listed = await home.run('servers')
    expect(listed.stdout).toContain(`Friends  (ana at ${new URL(address).host})`)
    expect(listed.stdout + listed.stderr).not.toContain(server.password)
    await home.json('servers', 'remove', 'Friends')
    expect(await home.json('servers')).toEqual([])
  },
)
