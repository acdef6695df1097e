/** A letter for the mail program of whoever writes it: nothing is sent by itself. */
export interface Letter {
  readonly to: readonly string[]
  readonly bcc: string
  readonly subject: string
  readonly body: string
}

const ADDRESS = /^[^\s@<>,;?&"]+@[^\s@<>,;?&"]+$/

/** The `mailto:` of a letter; addresses that are none are left out. */
export function mailHref({ to, bcc, subject, body }: Letter): string {
  const addresses = (all: readonly string[]) =>
    all
      .map((one) => one.trim())
      .filter((one) => ADDRESS.test(one))
      .map((one) => encodeURIComponent(one).replace('%40', '@'))
  const copies = addresses([bcc])
  // Lines end as mail wants them.
  const parts = {
    bcc: copies[0] ?? '',
    subject: encodeURIComponent(subject),
    body: encodeURIComponent(body.replace(/\r?\n/g, '\r\n')),
  }
  const query = Object.entries(parts).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]))
  return `mailto:${addresses(to).join(',')}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
