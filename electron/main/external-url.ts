/**
 * The address to hand to the system, as parsed and written again; null for all but https and mailto. Other schemes
 * start programs, and an address with a password in it is made to look like another.
 */
export function externalUrl(text: string): string | null {
  if (text.length > 4000 || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') return url.hostname && !url.username && !url.password ? url.href : null
  // Only the address: `?attach=` and the like mean something to some mail programs.
  if (url.protocol === 'mailto:')
    return /^[^\s?&,;<>"]+@[^\s?&,;<>"]+$/.test(url.pathname) ? `mailto:${url.pathname}` : null
  return null
}
