import { expect, test } from 'vitest'
import { configFolder, journalFolder, journalSocketPath, sampleFolder } from './data-folders.ts'

const linux = { platform: 'linux', env: {}, home: '/home/ana' } as const
const mac = { platform: 'darwin', env: {}, home: '/Users/ana' } as const

test.skipIf(process.platform === 'win32')(
  'journals are where each platform keeps data, and keys where it keeps settings',
  () => {
    expect(journalFolder(linux)).toBe('/home/ana/.local/share/rapport/journal')
    expect(configFolder(linux)).toBe('/home/ana/.config/rapport')
    expect(journalFolder(mac)).toBe('/Users/ana/Library/Application Support/Rapport/journal')
    expect(sampleFolder(mac)).toBe('/Users/ana/Library/Application Support/Rapport/sample-journal')
    expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: '/cfg' } })).toBe('/cfg/rapport')
    expect(journalFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/rapport/journal')
  },
)

test('a folder of XDG that is not absolute is ignored, as its specification says', () => {
  expect(journalFolder({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe(journalFolder(linux))
})

test('what the environment names goes before', () => {
  const env = { RAPPORT_JOURNAL: '/j', RAPPORT_CONFIG: '/c', XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/cfg' }
  expect([journalFolder({ ...linux, env }), configFolder({ ...linux, env })]).toEqual(['/j', '/c'])
})

test('a socket is in the journal, or has a short path where that of the journal is too long for one', () => {
  expect(journalSocketPath('/j', linux)).toBe('/j/journal.socket')
  const long = `/${'long/'.repeat(30)}`
  const short = journalSocketPath(long, { ...linux, env: { XDG_RUNTIME_DIR: '/run/user/1000' } })
  expect(short).toMatch(/^\/run\/user\/1000\/rapport-[0-9a-f]{32}\.socket$/)
  expect(journalSocketPath(`${long}x`, { ...linux, env: { XDG_RUNTIME_DIR: '/run/user/1000' } })).not.toBe(short)
  expect(journalSocketPath('/j', { ...linux, platform: 'win32' })).toMatch(/^\\\\\.\\pipe\\rapport-/)
})
