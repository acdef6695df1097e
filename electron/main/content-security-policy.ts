/**
 * The build writes this where a nonce belongs (`html.cspNonce` in electron.vite.config.ts); each answer replaces it
 * with a fresh one. React Aria and CodeMirror read it from `<meta property="csp-nonce">` for the styles they make.
 */
export const NONCE_PLACEHOLDER = '%CSP_NONCE%'

/** Everything is closed, then opened one by one: own scripts, own styles, own fonts, own images. No remote origin. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
