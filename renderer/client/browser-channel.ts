import type { OpenChannel } from './channel.ts'
import { ChannelRefused } from './channel.ts'
import { openSocketChannel } from './socket-channel.ts'

const TOKEN = 'rapport.token'
const CODE = /^#code=([\w-]+)$/

/**
 * Channels to the host that served this page. The address that it printed carries a code in its fragment, which
 * no request ever sends and which works once: it is exchanged for a token that lives as long as this tab.
 * A cookie would be sent to every other server of this machine, so there is none.
 */
export function browserChannels(page: Window): OpenChannel {
  let code = takeCode(page)
  // Following a new address of the same host changes nothing but the fragment: start over with it.
  page.addEventListener('hashchange', () => CODE.test(page.location.hash) && page.location.reload())

  return async (signal) => {
    if (code !== null) {
      const token = await exchange(code, signal)
      code = null
      if (token !== null) page.sessionStorage.setItem(TOKEN, token)
    }
    const token = page.sessionStorage.getItem(TOKEN)
    if (token === null) throw new ChannelRefused('no-token')
    return await openSocketChannel(`ws://${page.location.host}/journal`, token, signal)
  }
}

/** Reads the code and takes it out of the address, so that it is neither bookmarked nor shared. */
function takeCode(page: Window): string | null {
  const code = CODE.exec(page.location.hash)?.[1] ?? null
  if (code !== null) page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return code
}

/** The token for `code`, or null where the code was used before. Rejects when the host does not answer. */
async function exchange(code: string, signal: AbortSignal): Promise<string | null> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    signal,
  })
  if (!answer.ok) return null
  const { token } = (await answer.json()) as { token: string }
  return token
}
