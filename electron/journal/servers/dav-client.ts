import {
  addressBookMultiGet,
  calendarQuery,
  createAccount,
  createObject,
  deleteObject,
  propfind,
  updateObject,
  type DAVResponse,
} from 'tsdav'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { ServerProblem } from '#shared/contract/journal-errors.ts'
import type { ServerCollection } from '#shared/contract/server-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { guardedFetch, serverAddress } from './guarded-fetch.ts'
import type { ServerAccess } from './server-passwords.ts'

/** A card of an address book. `path` is that of its address, as the server writes it. */
export interface ServerCard {
  readonly path: string
  readonly etag: string
  readonly text: string
}

/** What became of a card that was sent. `etag` is '' where the server did not say. */
export type Sent = { readonly done: true; readonly etag: string } | { readonly done: false; readonly status: number }

/**
 * What a server has at one address: CardDAV (RFC 6352) and CalDAV (RFC 4791).
 * @throws Refusal `SERVER_UNUSABLE` from all of them
 */
export interface DavClient {
  /** All address books and calendars of the user, wherever on the server the address leads. */
  collections(): Promise<ServerCollection[]>
  /** The marks (ETag) of all cards, by path. */
  list(): Promise<Map<string, string>>
  /** Those that are there; at most 50 at a time. */
  cards(paths: readonly string[]): Promise<ServerCard[]>
  /** Events of a calendar that touch this day or a later one, each with what belongs to it as one iCalendar text. */
  events(since: CivilDate): Promise<string[]>
  /** @param etag of the card to be replaced; null for a new one, which replaces nothing */
  put(path: string, text: string, etag: string | null): Promise<Sent>
  /** @param etag of the card as it was known */
  remove(path: string, etag: string): Promise<Sent>
  /** The path of a new card of that name. */
  pathOf(name: string): string
}

export const CARDS_AT_ONCE = 50

/** @throws Refusal `SERVER_UNUSABLE` where the address is none */
export function openDav(address: string, { user, password }: ServerAccess): DavClient {
  const server = serverAddress(address)
  const { fetch, failed } = guardedFetch(server)
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` }
  const door = { headers, fetch }
  const refuse = (problem: ServerProblem, detail = ''): never => {
    throw new Refusal('SERVER_UNUSABLE', { host: server.host, problem, detail })
  }

  /** What the library throws has words of its own; what happened is known here. */
  async function asked<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw failed() ?? new Refusal('SERVER_UNUSABLE', { host: server.host, problem: 'not-understood', detail: '' })
    }
  }

  function understood(responses: readonly DAVResponse[]): readonly DAVResponse[] {
    const [only] = responses
    if (responses.length === 1 && only !== undefined && !only.ok && only.raw !== undefined && only.props === undefined)
      refuse(only.status === 404 ? 'not-understood' : 'status', String(only.status))
    return responses
  }

  /** The path of what lies in the collection; null for whatever else a server names. */
  function pathWithin(href: string | undefined): string | null {
    if (href === undefined || !URL.canParse(href, server.href)) return null
    const url = new URL(href, server)
    const isWithin = url.origin === server.origin && url.pathname.startsWith(withSlash(server.pathname))
    return isWithin && !url.pathname.endsWith('/') ? url.pathname : null
  }

  /** What a service has; null where there is none at this address, or it leads elsewhere. */
  async function account(accountType: 'carddav' | 'caldav'): Promise<ServerCollection[] | null> {
    try {
      const found = await createAccount({
        account: { accountType, serverUrl: server.href },
        loadCollections: true,
        ...door,
      })
      const books = (found.addressBooks ?? []).map((book) => ({ kind: 'people' as const, ...book }))
      const calendars = (found.calendars ?? []).map((calendar) => ({ kind: 'calendar' as const, ...calendar }))
      return [...books, ...calendars]
        .filter(({ url }) => new URL(url).origin === server.origin)
        .map(({ kind, url, displayName }) => ({ kind, address: url, name: textOf(displayName) }))
    } catch (error) {
      // Of two services one may lead elsewhere; whoever is nobody to the server is so for both.
      if (error instanceof Refusal && problemOf(error) !== 'bad-redirect') throw error
      return null
    }
  }

  /** The address may be that of one address book or calendar, of a server that tells nothing else. */
  async function itself(): Promise<ServerCollection[]> {
    const [found] = understood(
      await propfind({
        url: server.href,
        props: { 'd:resourcetype': {}, 'd:displayname': {} },
        depth: '0',
        ...door,
      }),
    )
    const types = Object.keys((found?.props?.['resourcetype'] ?? {}) as object)
    const kind = types.includes('addressbook') ? 'people' : types.includes('calendar') ? 'calendar' : null
    return kind === null ? [] : [{ kind, address: server.href, name: textOf(found?.props?.['displayname']) }]
  }

  return {
    collections: () =>
      asked(async () => {
        const found = [await account('carddav'), await account('caldav')]
        const all = found.flatMap((one) => one ?? [])
        const here = all.length > 0 ? all : await itself()
        // An account without any is one all the same.
        if (here.length > 0 || found.some((one) => one !== null)) return here
        throw failed() ?? refuse('not-understood')
      }),
    list: () =>
      asked(async () => {
        const found = understood(
          await propfind({ url: server.href, props: { 'd:getetag': {}, 'd:resourcetype': {} }, depth: '1', ...door }),
        )
        const etags = new Map<string, string>()
        for (const { href, props } of found) {
          const path = pathWithin(href)
          const isCollection = Object.keys((props?.['resourcetype'] ?? {}) as object).includes('collection')
          if (path !== null && !isCollection) etags.set(path, textOf(props?.['getetag']))
        }
        return etags
      }),
    cards: (paths) =>
      asked(async () => {
        if (paths.length === 0) return []
        const found = understood(
          await addressBookMultiGet({
            url: server.href,
            props: { 'd:getetag': {}, 'card:address-data': {} },
            objectUrls: [...paths],
            depth: '1',
            ...door,
          }),
        )
        const wanted = new Set(paths)
        return found.flatMap(({ href, props }) => {
          const path = pathWithin(href)
          const text = textOf(props?.['addressData'])
          // A server that gives what was not asked for would be taken for having it twice.
          return path === null || text === '' || !wanted.delete(path)
            ? []
            : [{ path, etag: textOf(props?.['getetag']), text }]
        })
      }),
    events: (since) =>
      asked(async () => {
        const start = `${since.replaceAll('-', '')}T000000Z`
        const found = understood(
          await calendarQuery({
            url: server.href,
            props: { 'd:getetag': {}, 'c:calendar-data': {} },
            filters: {
              'c:comp-filter': {
                _attributes: { name: 'VCALENDAR' },
                'c:comp-filter': { _attributes: { name: 'VEVENT' }, 'c:time-range': { _attributes: { start } } },
              },
            },
            depth: '1',
            ...door,
          }),
        )
        return found.flatMap(({ props }) => textOf(props?.['calendarData']) || [])
      }),
    put: (path, text, etag) =>
      asked(async () => {
        // Without a mark nothing would keep it from writing over what somebody else has written.
        if (etag === '') return NOT_THAT_ONE
        const url = new URL(path, server).href
        const data = { url, data: text, fetch }
        const type = 'text/vcard; charset=utf-8'
        const answer =
          etag === null
            ? await createObject({ ...data, headers: { ...headers, 'content-type': type, 'If-None-Match': '*' } })
            : await updateObject({ ...data, etag, headers: { ...headers, 'content-type': type } })
        return sentOf(answer)
      }),
    remove: (path, etag) =>
      asked(async () =>
        etag === '' ? NOT_THAT_ONE : sentOf(await deleteObject({ url: new URL(path, server).href, etag, ...door })),
      ),
    pathOf: (name) => `${withSlash(server.pathname)}${encodeURIComponent(name)}`,
  }
}

/** As a server says that a card is another one by now (RFC 9110, section 15.5.13). */
const NOT_THAT_ONE: Sent = { done: false, status: 412 }

function problemOf({ failure }: Refusal): ServerProblem | null {
  return failure.code === 'SERVER_UNUSABLE' ? failure.data.problem : null
}

function sentOf(answer: Response): Sent {
  return answer.ok ? { done: true, etag: answer.headers.get('etag') ?? '' } : { done: false, status: answer.status }
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

/** A text as the library gives it: as one, as a section, or as the number that it looked like. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && '_cdata' in value) return textOf(Reflect.get(value, '_cdata'))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
