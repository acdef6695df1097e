import { contentSecurityPolicy, PAGE_HEADERS } from '#shared/contract/page-policy.ts'

/**
 * The headers of every answer of the browser host.
 * @param socketOrigin `ws://127.0.0.1:<port>`
 */
export function pagePolicy(socketOrigin: string, nonce: string): Record<string, string> {
  return {
    ...PAGE_HEADERS,
    'content-security-policy': contentSecurityPolicy(nonce, socketOrigin),
    // In the desktop the session refuses permissions; a browser is told.
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}
