/**
 * The build writes this where a nonce belongs (`html.cspNonce` in electron.vite.config.ts); each answer replaces it
 * with a fresh one. React Aria and CodeMirror read it from `<meta property="csp-nonce">` for the styles they make.
 */
export const NONCE_PLACEHOLDER = '%CSP_NONCE%'

/**
 * The policy of every page, whoever serves it: everything is closed, then opened one by one. Nothing remote, nothing inline
 * but the styles that carry the nonce, and nobody may frame the page.
 * @param nonce new for each answer
 * @param socketOrigin `ws://127.0.0.1:<port>`, where the page connects by a socket: not every browser counts it as 'self'
 */
export function contentSecurityPolicy(nonce: string, socketOrigin?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${socketOrigin === undefined ? '' : ` ${socketOrigin}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What goes with every file of the page: what it is, it is, and no other origin gets hold of it or its window. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
