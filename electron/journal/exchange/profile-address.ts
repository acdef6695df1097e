/** Hosts whose pages are people, with the shape of such a page's path. Several hosts of one service share a name. */
const PROFILE_PATHS: ReadonlyMap<string, RegExp> = new Map([
  ['linkedin.com', /^\/(in|pub)\/[^/]+/],
  ['xing.com', /^\/(profile\/[^/]+|people\/[^/]+)/],
  ['x.com', /^\/[^/]+$/],
  ['github.com', /^\/[^/]+$/],
  ['gitlab.com', /^\/[^/]+$/],
  ['facebook.com', /^\/(profile\.php\?id=\d+|[^/]+)$/],
  ['instagram.com', /^\/[^/]+$/],
  ['threads.net', /^\/@[^/]+$/],
  ['bsky.app', /^\/profile\/[^/]+$/],
  ['orcid.org', /^\/[\dx-]{19}$/],
])
// Mastodon and its relatives run on any host, and write the person as /@name.
const FEDIVERSE_PATH = /^\/@[^/]+$/

/**
 * The one way to write the address of a page, to compare it by: host and path in lower case, without scheme,
 * `www`, a country or mobile subdomain, query, fragment and trailing slash; `linkedin.com/in/ana-ruiz`.
 * Null where the text is no web address or names no page of a host.
 */
export function pageAddress(text: string): string | null {
  const url = parseWebAddress(text)
  if (url === null) return null
  const host = serviceHost(url.hostname.toLowerCase())
  let path = decodePath(url.pathname)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '')
  // LinkedIn appends a language or a tab to the person: /in/ana-ruiz/de, /in/ana-ruiz/details/experience.
  if (host === 'linkedin.com') path = /^\/(?:in|pub)\/[^/]+/.exec(path)?.[0] ?? path
  const id = path === '/profile.php' ? url.searchParams.get('id') : null
  if (id !== null) path += `?id=${id}`
  return path === '' ? null : host + path
}

/**
 * Whose page an address is: `person` on a service for people; `other` for what else such a service has (a
 * company, a search) and for no address at all; `unknown` on hosts of which Rapport knows nothing.
 */
export function pageOwner(text: string): 'person' | 'other' | 'unknown' {
  const address = pageAddress(text)
  if (address === null) return 'other'
  const slash = address.indexOf('/')
  const path = address.slice(slash)
  const shape = PROFILE_PATHS.get(address.slice(0, slash))
  if (shape === undefined) return FEDIVERSE_PATH.test(path) ? 'person' : 'unknown'
  return shape.test(path) ? 'person' : 'other'
}

function parseWebAddress(text: string): URL | null {
  const trimmed = text.trim()
  if (trimmed === '' || /\s/.test(trimmed)) return null
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!/^https?:/i.test(withScheme)) return null
  const url = URL.parse(withScheme)
  return url !== null && url.hostname.includes('.') ? url : null
}

function serviceHost(hostname: string): string {
  const host = hostname.replace(/\.$/, '').replace(/^(www|m|mobile)\./, '')
  if (host.endsWith('.linkedin.com')) return 'linkedin.com'
  return host === 'twitter.com' ? 'x.com' : host
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
