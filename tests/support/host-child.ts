// A host as it is started for a user, until it is killed: the browser's (`browser`), the one without a page (`serve`), or the desktop's
// engine (`desktop`, with Electron's port made of a list). Says on a line of its own what it is reached by.
import { writeSync } from 'node:fs'
import { startBrowserHost } from '#host/start-browser-host.ts'
import { startHeadlessHost } from '#host/start-headless-host.ts'
import type { FromEngine, ToEngine } from '#host/utility-process.ts'

const [, , way = '', folder = '', page = ''] = process.argv
const say = (reached: string) => void writeSync(1, `${reached}\n`)

if (way === 'browser') say((await startBrowserHost({ folder, page })).newAddress())
if (way === 'serve') {
  await startHeadlessHost(folder)
  say('serve')
}
if (way === 'desktop') {
  const listeners: ((event: { data: ToEngine; ports: [] }) => void)[] = []
  Object.assign(process, {
    parentPort: {
      on: (_type: 'message', listener: (event: { data: ToEngine; ports: [] }) => void) => listeners.push(listener),
      postMessage: (message: FromEngine) => message.type === 'ready' && say('desktop'),
    },
  })
  await import('#host/utility-process.ts')
  for (const listener of listeners)
    listener({ data: { type: 'open', folder, version: '0.0.0', resources: 'resources' }, ports: [] })
}
