import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openJournal } from '#journal/open-journal.ts'
import { openFinder } from '#journal/sync/device-finder.ts'
import type { Asked } from './network-namespaces.ts'
import { testOptions } from './test-journal.ts'

// A device in a network of its own, which does what its parent asks: a procedure of the contract, or to have another time.
const [folder = '', name = ''] = process.argv.slice(2)
let ahead = 0
const now = () => Date.now() + ahead
const journal = openJournal({
  ...testOptions(),
  folder: join(folder, 'journal'),
  device: name,
  now,
  devices: {
    identityFile: join(folder, 'keys', 'device.key'),
    rosterFile: join(folder, 'keys', 'devices.json'),
    bind: '0.0.0.0',
    startsAtOnce: true,
    finder: (where) => openFinder({ ...where, now, onTrouble: () => {} }),
  },
})
const client = createRouterClient(journal.router) as unknown as Record<
  string,
  Record<string, (input: unknown) => Promise<unknown>>
>

process.on('message', ({ id, part, procedure, input }: Asked) => {
  void (async () => {
    if (part === 'clock') ahead = Number(input)
    else if (part === 'memory') return { rss: process.memoryUsage().rss }
    else return await client[part]?.[procedure]?.(input)
    return null
  })().then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0, result: null })
