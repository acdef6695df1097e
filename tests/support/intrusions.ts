import { WebSocket } from 'ws'
import { openBrowserHost } from '#host/browser-host.ts'
import { createContractHandler } from '#host/contract-handler.ts'
import { askHost, endOfSocket } from './loopback-requests.ts'
import { temporaryJournal } from './temporary-journal.ts'

type Random = (below: number) => number

const SECRET = 'Ana whom nobody else may know'
const PAGE = 'a page without words'
const silent = { error: () => undefined, refused: () => undefined }

export interface Intrusions {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * Attempts on a browser host: requests and sockets with random hosts, origins, paths, methods, codes and tokens, of which
 * at least one is wrong; also with a code or a token that is right, and was stolen by another page. Fails where anything is answered but a refusal or the files of the page, a socket is let in, what
 * the journal says gets out, or anything is written; and where the host lets its own page in no more afterwards.
 */
export async function runIntrusions(options: {
  runs: number
  random: Random
  say?: (line: string) => void
}): Promise<Intrusions> {
  const { runs, random, say = () => {} } = options
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const home = temporaryJournal()
  const handler = createContractHandler(home.journal, silent)
  const files = new Map([['/index.html', { bytes: Buffer.from(PAGE), type: 'text/html; charset=utf-8' }]])
  const host = await openBrowserHost({ handler, files, log: silent, tokenTimeoutMs: 500 })
  let commits = 0
  home.journal.onChange(() => (commits += 1))
  const from = <Item>(items: readonly Item[], or: Item): Item => items[random(items.length)] ?? or
  /** The right one more often than not: what is wrong is then one thing alone. */
  const spoiled = (items: readonly string[]) => (random(3) > 0 ? (items[0] ?? '') : from(items, ''))
  const { port } = new URL(host.origin)
  const hosts = [
    `127.0.0.1:${port}`,
    'rapport.example',
    `localhost:${port}`,
    '127.0.0.1',
    `[::1]:${port}`,
    `127.0.0.1:${port}.rapport.example`,
  ]
  const origins = [
    host.origin,
    'null',
    'http://rapport.example',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    `${host.origin}.rapport.example`,
    'file://',
  ]
  const paths = [
    '/',
    '/session',
    '/journal',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/index.html',
    '/commands/addPerson',
    '/.env',
    '/journal?token=x',
    `/people/${'a'.repeat(3000)}`,
  ]
  const tokens = ['', 'x'.repeat(43), '__proto__', '{"token":1}', '\u0000', 'A'.repeat(10_000)]
  const command = JSON.stringify({ i: '2', p: { u: '/commands/addCircle', b: { json: { name: SECRET } } } })

  /** From elsewhere: with another host, or another origin, or both. */
  function elsewhere(): { host: string; origin: string } {
    const isHostWrong = random(2) === 0
    return {
      host: isHostWrong ? from(hosts.slice(1), '') : (hosts[0] ?? ''),
      origin: !isHostWrong || random(2) === 0 ? from(origins.slice(1), '') : host.origin,
    }
  }

  /** A code that was looked over somebody's shoulder, and works once. */
  async function stolenCode(): Promise<{ what: string; failure: string | null }> {
    const headers = elsewhere()
    const body = JSON.stringify({ code: codeOf(host.newAddress()) })
    const answer = await askHost(host.origin, '/session', { method: 'POST', headers, body })
    const failure = `a stolen code from ${JSON.stringify(headers)} is answered ${answer.status}`
    return { what: `stolen code: ${answer.status}`, failure: answer.status < 400 ? failure : null }
  }

  /** A code that its tab has exchanged, with or without having come in: from the right origin, but without the secret of the tab. */
  async function codeOfATab(): Promise<{ what: string; failure: string | null }> {
    const code = codeOf(host.newAddress())
    const tab = `tab ${random(2 ** 30)}`
    const token = await exchanged(host.origin, code, tab)
    if (random(2) === 0) await letIn(token)
    const guess = from(['', 'tab', tab.slice(0, -1), `${tab} `, tab.toUpperCase(), '__proto__'], '')
    const status = (await exchanged(host.origin, code, guess)) === '' ? 'refused' : 'let in'
    return {
      what: `code of a tab: ${status}`,
      failure: status === 'let in' ? `the code of a tab is taken with ${JSON.stringify(guess)}` : null,
    }
  }

  /** As the page does. */
  async function letIn(token: string): Promise<void> {
    const opened = new WebSocket(`ws://127.0.0.1:${port}/journal`, { origin: host.origin })
    opened.once('open', () => opened.send(JSON.stringify({ token })))
    await new Promise((resolve) => opened.once('message', resolve).once('close', resolve))
    opened.terminate()
  }

  async function request(): Promise<{ what: string; failure: string | null }> {
    const method = from(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'], 'GET')
    const path = from(paths, '/')
    const headers: Record<string, string> = { host: spoiled(hosts) }
    if (random(4) > 0) headers['origin'] = spoiled(origins)
    if (random(3) === 0) headers['sec-fetch-site'] = from(['cross-site', 'same-site', 'none'], 'none')
    if (random(3) === 0) headers['authorization'] = `Bearer ${'x'.repeat(43)}`
    const body =
      method === 'GET' || method === 'HEAD'
        ? ''
        : from([JSON.stringify({ code: from(tokens, '') }), command, '{', '[]'], '')
    const answer = await askHost(host.origin, path, { method, headers, ...(body !== '' && { body }) }).catch(() => null)
    if (answer === null) return { what: 'request: hung up on', failure: null }
    const isPage = answer.status === 200 && (answer.body === PAGE || answer.body === '')
    const isWrong = headers['host'] !== hosts[0]
    const isAnswered = answer.status < 400 && !(isPage && !isWrong)
    const said = `${method} ${path.slice(0, 40)} ${JSON.stringify(headers)} is answered ${answer.status}: ${answer.body.slice(0, 100)}`
    return {
      what: `request: ${isPage ? 'the page' : answer.status}`,
      failure: isAnswered || answer.body.includes(SECRET) ? said : null,
    }
  }

  /** @param stolen a token that is right, which another page has got hold of */
  async function socket(stolen: string | null): Promise<{ what: string; failure: string | null }> {
    const wanted = stolen === null ? { host: spoiled(hosts), origin: spoiled(origins) } : elsewhere()
    const path = stolen !== null || random(3) > 0 ? '/journal' : from(paths, '/')
    const opened = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      origin: wanted.origin,
      headers: { host: wanted.host },
    })
    let heard = ''
    opened.on('message', (data) => (heard += String(data)))
    opened.once('open', () => {
      opened.send(
        stolen !== null || random(2) === 0
          ? JSON.stringify({ token: stolen ?? from(tokens, '') })
          : from([command, '', '[]', 'null', '{'], ''),
      )
      opened.send(command)
    })
    const end = await endOfSocket(opened)
    const isLetIn = end === 'open' || heard !== ''
    return {
      what: `${stolen === null ? 'socket' : 'stolen token'}: ${end}`,
      failure: isLetIn ? `a socket with ${JSON.stringify(wanted)} at ${path} hears ${heard}` : null,
    }
  }

  try {
    const token = await exchanged(host.origin, codeOf(host.newAddress()))
    for (let run = 0; run < runs && failures.length < 10; run++) {
      const { what, failure } = await from(
        [request, request, () => socket(null), () => socket(token), stolenCode, codeOfATab],
        request,
      )()
      figures[what] = (figures[what] ?? 0) + 1
      if (failure !== null) failures.push(`run ${run}: ${failure}`)
      if (run % 500 === 499) say(`${run + 1} attempts`)
    }
    if (commits > 0) failures.push(`${commits} commits were made`)
    if ((await exchanged(host.origin, codeOf(host.newAddress()))) === '')
      failures.push('the page of the host itself is let in no more')
  } finally {
    await host.close()
    await home.remove()
  }
  return { figures, failures }
}

function codeOf(address: string): string {
  return address.split('#code=')[1] ?? ''
}

/** As the page does; '' where the code is not taken. */
async function exchanged(origin: string, code: string, tab?: string): Promise<string> {
  const { status, body } = await askHost(origin, '/session', {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ code, tab }),
  })
  return status === 200 ? (JSON.parse(body) as { token: string }).token : ''
}
