import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
import type { Session } from 'electron'
import { contentSecurityPolicy, NONCE_PLACEHOLDER, PAGE_HEADERS } from '#shared/contract/page-policy.ts'
import { APP_ORIGIN, APP_SCHEME } from './page-source.ts'

/** Before the app is ready. Never `corsEnabled` or `bypassCSP`: the scheme must obey the rules of the web. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // What V8 made of the scripts is kept, by what is in them: the next start compiles nothing anew.
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves `app://rapport/` from the files that are in `folder` at this moment, and nothing else. */
export function serveApp(session: Session, folder: string): void {
  const files = filesByPath(folder)
  session.protocol.handle(APP_SCHEME, (request) => {
    const path = pathWithin(request.url)
    // An address of a screen has no extension: all of them are the one page, which reads its own address.
    const file = path === null ? undefined : files.get(extname(path) === '' ? '/index.html' : path)
    if (!file || request.method !== 'GET') return new Response('Not found', { status: 404 })
    return extname(file) === '.html' ? html(readFileSync(file, 'utf8')) : asset(file)
  })
}

/**
 * Path of an address on our own origin; null for every other. It is only ever looked up in the map of files, so
 * that nothing in it, `..` and `%2e` included, can reach another file.
 */
function pathWithin(url: string): string | null {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return null
  return url.slice(APP_ORIGIN.length).split(/[?#]/)[0] ?? null
}

function filesByPath(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [file.slice(folder.length).split(sep).join('/'), file]
    }),
  )
}

function html(text: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  return new Response(text.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: {
      ...PAGE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
  })
}

function asset(file: string): Response {
  const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(readFileSync(file)), { headers: { ...PAGE_HEADERS, 'content-type': type } })
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
