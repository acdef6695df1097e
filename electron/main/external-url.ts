// A letter with its text is longer than an address, and what a mail program is given has an end.
const MAX_CHARACTERS = 16_000

/**
 * The address to hand to the system, as parsed and written again; null for all but https and mailto. Other schemes
 * start programs, and an address with a password in it is made to look like another.
 */
export function externalUrl(text: string): string | null {
  if (text.length > MAX_CHARACTERS || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') return url.hostname && !url.username && !url.password ? url.href : null
  return url.protocol === 'mailto:' ? mailUrl(url) : null
}

// `?attach=` and the like mean something to some mail programs.
const MAIL_PARTS = ['bcc', 'subject', 'body']
const ADDRESS = /^[^\s?&,;<>"@]+@[^\s?&,;<>"@]+$/

/** Of a letter its addresses, a copy, subject and text, and nothing else. */
function mailUrl({ pathname, searchParams }: URL): string | null {
  const addresses = pathname.split(',')
  if (!addresses.every((address) => ADDRESS.test(address))) return null
  const parts = MAIL_PARTS.flatMap((name) => {
    const value = searchParams.get(name)
    const isTaken = value !== null && (name !== 'bcc' || ADDRESS.test(value))
    return isTaken ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  return `mailto:${addresses.join(',')}${parts.length === 0 ? '' : `?${parts.join('&')}`}`
}
