/** What the built page carries where each answer puts a nonce of its own (Vite's `html.cspNonce`). */
export const NONCE_PLACEHOLDER = '%CSP_NONCE%'

/**
 * The headers of every answer: nothing remote, nothing inline but the styles that carry the nonce,
 * nobody may frame the page or look into its window.
 * @param socketOrigin `ws://127.0.0.1:<port>`, since not every browser counts it as 'self'
 */
export function pagePolicy(socketOrigin: string, nonce: string): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self' ${socketOrigin}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}
