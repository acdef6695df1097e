import type { CardProperty } from './vcard-property.ts'

/** Types that say how, not where: a label of "voice" or "internet" tells nobody anything. */
const SILENT_TYPES = new Set([
  'pref',
  'voice',
  'internet',
  'x400',
  'msg',
  'dom',
  'intl',
  'postal',
  'parcel',
  'uri',
  'text',
  'main',
])

/** The label that a group's `X-ABLabel` gives: `_$!<HomePage>!$_` is "home page", what the user wrote stays. */
export function propertyLabel({ group }: CardProperty, labels: ReadonlyMap<string, string>): string {
  const label = group === '' ? '' : (labels.get(group) ?? '')
  const builtIn = /^_\$!<(.*)>!\$_$/.exec(label)?.[1]
  return builtIn === undefined ? label : builtIn.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase()
}

/** A channel's label: its own, else its types (`WORK;FAX` is "work fax"). */
export function channelLabel(own: string, { types }: CardProperty): string {
  if (own !== '') return own
  const words = types.map((type) => type.replace(/^x-/, '')).filter((type) => !SILENT_TYPES.has(type))
  return [...new Set(words)].map((word) => (word === 'cell' ? 'mobile' : word)).join(' ')
}

/** `tel:+1-555-0100;ext=12` (RFC 3966) as people write it: `+1-555-0100 ext. 12`. */
export function phoneText(value: string): string {
  if (!/^tel:/i.test(value)) return value
  const [number = '', ...params] = value.slice(4).split(';')
  const extension = params.find((param) => /^ext=/i.test(param))?.slice(4)
  return extension === undefined ? number : `${number} ext. ${extension}`
}
