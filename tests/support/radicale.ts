import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface DavServer {
  /** The root, with a slash at its end. */
  readonly address: string
  readonly user: string
  readonly password: string
  /** Makes an address book or a calendar. @returns its address */
  make(kind: 'people' | 'calendar', name: string): Promise<string>
  /** What is at a path of the server. */
  ask(method: string, address: string, options?: { body?: string; headers?: Record<string, string> }): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly etag: string
  readonly text: string
}

/** Whether Debian's `radicale`, a server of CardDAV and CalDAV, is on this machine. Where it can be installed, it is. */
export function hasRadicale(): boolean {
  const isThere = () => spawnSync('radicale', ['--version']).status === 0
  if (isThere()) return true
  if (process.getuid?.() !== 0) return false
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'radicale'], { timeout: 120_000 })
  return isThere()
}

/** A server of one's own on 127.0.0.1, with one user. */
export async function openRadicale(): Promise<DavServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-radicale-'))
  const [user, password] = ['ana', 'correct horse ü:']
  const port = await freePort()
  writeFileSync(join(folder, 'users'), `${user}:${password}\n`)
  writeFileSync(
    join(folder, 'config'),
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = ${folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = ${folder}/data\n`,
  )
  const server: ChildProcess = spawn('radicale', ['--config', join(folder, 'config')], { stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}/`
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
  const ask: DavServer['ask'] = async (method, where, { body, headers = {} } = {}) => {
    const answer = await fetch(where, {
      method,
      headers: { authorization, ...headers },
      ...(body !== undefined && { body }),
    })
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: await answer.text() }
  }
  for (let tries = 0; ; tries++) {
    const isUp = await ask('OPTIONS', address).then(
      () => true,
      () => false,
    )
    if (isUp) break
    if (tries > 600 || server.exitCode !== null) throw new Error('radicale does not start')
    await sleep(100)
  }
  return {
    address,
    user,
    password,
    ask,
    async make(kind, name) {
      const where = `${address}${user}/${name}/`
      const type =
        kind === 'people'
          ? '<CR:addressbook xmlns:CR="urn:ietf:params:xml:ns:carddav"/>'
          : '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>'
      const body = `<?xml version="1.0"?><mkcol xmlns="DAV:"><set><prop><resourcetype><collection/>${type}</resourcetype><displayname>${name}</displayname></prop></set></mkcol>`
      const { status } = await ask('MKCOL', where, { body })
      if (status !== 201) throw new Error(`radicale answers ${status}`)
      return where
    },
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
