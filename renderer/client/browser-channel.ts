import type { OpenChannel } from './channel.ts'
import { ChannelRefused } from './channel.ts'
import { openSocketChannel } from './socket-channel.ts'

const TOKEN = 'rapport.token'
const ASKED = 'rapport.asked'
const CODE = /^#code=([\w-]+)$/

/**
 * A code, with a secret that this tab asks with: one that is loaded again before it heard of its token asks once more.
 * Whoever else has the code does not have the secret.
 */
interface Asked {
  readonly code: string
  readonly tab: string
}

/**
 * Channels to the host that served this page. The address that it printed carries a code in its fragment, which
 * no request ever sends and which works once: it is exchanged for a token that lives as long as this tab.
 * A cookie would be sent to every other server of this machine, so there is none.
 */
export function browserChannels(page: Window): OpenChannel {
  let asked = takeCode(page)
  // Following a new address of the same host changes nothing but the fragment: start over with it.
  page.addEventListener('hashchange', () => CODE.test(page.location.hash) && page.location.reload())

  return async (signal) => {
    if (asked !== null) {
      const token = await exchange(asked, signal)
      asked = null
      if (token !== null) page.sessionStorage.setItem(TOKEN, token)
      page.sessionStorage.removeItem(ASKED)
    }
    const token = page.sessionStorage.getItem(TOKEN)
    if (token === null) throw new ChannelRefused('no-token')
    return await openSocketChannel(`ws://${page.location.host}/journal`, token, signal)
  }
}

/** Reads the code and takes it out of the address, so that it is neither bookmarked nor shared; or the one that is not answered yet. */
function takeCode(page: Window): Asked | null {
  const code = CODE.exec(page.location.hash)?.[1]
  if (code === undefined) return readAsked(page.sessionStorage.getItem(ASKED))
  const asked = { code, tab: crypto.randomUUID() }
  page.sessionStorage.setItem(ASKED, JSON.stringify(asked))
  page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return asked
}

function readAsked(kept: string | null): Asked | null {
  if (kept === null) return null
  const { code, tab } = JSON.parse(kept) as Partial<Asked>
  return code === undefined || tab === undefined ? null : { code, tab }
}

/** The token for `code`, or null where the code was used before. Rejects when the host does not answer. */
async function exchange(asked: Asked, signal: AbortSignal): Promise<string | null> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
  })
  if (!answer.ok) return null
  const { token } = (await answer.json()) as { token: string }
  return token
}
