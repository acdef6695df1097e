import type { ChannelEntry } from '#shared/model/person-entries.ts'

/**
 * Where a way to reach somebody leads: `mailto:`, `tel:` or https; null where nothing can be opened. Written by an
 * import, perhaps by a stranger: every other scheme is text.
 */
export function channelHref({ kind, value }: Pick<ChannelEntry, 'kind' | 'value'>): string | null {
  const text = value.trim()
  if (kind === 'email') return /^[^\s@<>]+@[^\s@<>]+$/.test(text) ? `mailto:${encodeURI(text)}` : null
  if (kind === 'phone') {
    const digits = text.replace(/^tel:/i, '').replace(/[^\d+*#]/g, '')
    return /\d{3}/.test(digits) ? `tel:${digits.replace(/#/g, '%23')}` : null
  }
  if (kind === 'address') return null
  return webAddress(text)
}

function webAddress(text: string): string | null {
  if (/\s/.test(text) || !text.includes('.')) return null
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  const address = URL.parse(withScheme)
  return address !== null && (address.protocol === 'https:' || address.protocol === 'http:') ? address.href : null
}
