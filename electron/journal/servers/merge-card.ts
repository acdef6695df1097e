import { foldName } from '#shared/model/person-name.ts'

/** A property of a card as it is written, with the label that belongs to it. */
interface Line {
  /** Lower case, without its group. */
  readonly name: string
  readonly group: string
  /** The parameters, with their semicolon; '' without any. */
  readonly params: string
  readonly value: string
}

/** Properties of which a card has one. */
const SINGLE = new Set(['n', 'fn', 'bday', 'anniversary', 'note', 'kind', 'gender', 'x-phonetic-first-name'])
/** Of the file and not of the person: those of the server stay. */
const OF_THE_FILE = new Set(['begin', 'end', 'version', 'uid', 'rev', 'prodid', 'x-ablabel'])
const ATTACHED = new Set(['photo', 'logo', 'sound', 'key'])
const MAX_OCTETS = 75

/**
 * Brings what has changed here into a card of a server: properties that were there the last time and are no more go, new ones come, and all
 * else stays as it stands there, with what Rapport knows nothing of. Of what a card has once, the server's stays unless it was changed here.
 * @param theirs the card as the server has it
 * @param before what Rapport said of the person the last time; '' where nothing was said yet
 * @param now what it says, in the version of `theirs`
 * @returns null where the card says all of it already
 */
export function mergeCard(theirs: string, before: string, now: string): string | null {
  const [there, then, here] = [linesOf(theirs), linesOf(before), linesOf(now)]
  const isNew = before === ''
  const [keysThere, keysThen, keysHere] = [keysOf(there), keysOf(then), keysOf(here)]
  const added = here
    .filter(({ name }) => !OF_THE_FILE.has(name))
    .flatMap((line) => without(line, keysThen))
    .flatMap((line) => without(line, keysThere))
  const singles = new Set(
    added.flatMap(({ name }) => (SINGLE.has(name) && !(isNew && there.some((one) => one.name === name)) ? [name] : [])),
  )
  const gone = new Set([...keysThen].filter((key) => !keysHere.has(key)))
  const kept = there.filter(({ name }) => !singles.has(name)).flatMap((line) => without(line, gone))
  const taken = added.filter(({ name }) => !SINGLE.has(name) || singles.has(name))
  if (taken.length === 0 && kept.length === there.length && kept.every((line, at) => line === there[at])) return null
  return writeLines(kept, taken, { there, here })
}

/** A card without its pictures, to be compared with what it says later. */
export function slimCard(text: string): string {
  return unfolded(text)
    .filter((line) => !ATTACHED.has(lineOf(line)?.name ?? ''))
    .join('\r\n')
}

/** How many pictures, sounds and keys a card holds. */
export function attachedTo(text: string): number {
  return unfolded(text).filter((line) => ATTACHED.has(lineOf(line)?.name ?? '')).length
}

/** Parts of one value that go and come by themselves. */
function partsOf({ name, value }: Line): string[] {
  return name === 'categories' || name === 'nickname' ? value.split(/(?<!\\),/) : [value]
}

/** What makes a property that one, however a program writes it. */
function keyOf({ name, params }: Line, part: string): string {
  const plain = part.replaceAll(/\\([\\;,:"])/g, '$1').replaceAll(/\\n/gi, '\n')
  switch (name) {
    case 'adr':
      return `adr ${[...new Set(foldName(plain).match(/[\p{L}\p{N}]+/gu))].toSorted().join(' ')}`
    case 'tel':
      return `tel ${plain
        .replace(/^tel:/i, '')
        .replaceAll(/[^\d+#*]/g, '')
        .replace(/^00/, '+')}`
    case 'org':
      return `org ${foldName(plain.replaceAll(';', ' '))}`
    case 'bday':
    case 'anniversary':
    case 'x-abdate':
      return `${name} ${/OMIT-YEAR/i.test(params) ? plain.replace(/^\d{4}/, '') : plain}`.replaceAll('-', '')
    case 'url':
      return `url ${foldName(plain).replace(/\/$/, '')}`
    // Capitals of a name are its owner's.
    case 'n':
      return `n ${plain.replace(/;+$/, '')}`
    case 'fn':
    case 'note':
      return `${name} ${plain.trim()}`
    default:
      return `${name} ${foldName(plain)}`
  }
}

function keysOf(lines: readonly Line[]): Set<string> {
  return new Set(lines.flatMap((line) => partsOf(line).map((part) => keyOf(line, part))))
}

/** The line without those of its parts that are among `keys`; none where nothing is left. */
function without(line: Line, keys: ReadonlySet<string>): Line[] {
  if (OF_THE_FILE.has(line.name)) return [line]
  const parts = partsOf(line)
  const left = parts.filter((part) => !keys.has(keyOf(line, part)))
  if (left.length === parts.length) return [line]
  return left.length === 0 ? [] : [{ ...line, value: left.join(',') }]
}

function writeLines(
  kept: readonly Line[],
  added: readonly Line[],
  { there, here }: { readonly there: readonly Line[]; readonly here: readonly Line[] },
): string {
  const used = new Set(there.map(({ group }) => group))
  const labelOf = (lines: readonly Line[], group: string) =>
    lines.find((line) => line.name === 'x-ablabel' && line.group === group)
  const labels = new Set(kept.flatMap(({ name, group }) => (name === 'x-ablabel' ? [] : [group])))
  const body = kept.filter(({ name, group }) => name !== 'x-ablabel' || group === '' || labels.has(group))
  let groups = 0
  for (const line of added) {
    if (line.group === '') {
      body.push(line)
      continue
    }
    do groups++
    while (used.has(`item${groups}`))
    body.push({ ...line, group: `item${groups}` })
    const label = labelOf(here, line.group)
    if (label !== undefined) body.push({ ...label, group: `item${groups}` })
  }
  const inner = body.filter(({ name }) => name !== 'begin' && name !== 'end')
  return ['BEGIN:VCARD', ...inner.map(textOf), 'END:VCARD', ''].map(folded).join('\r\n')
}

function textOf({ name, group, params, value }: Line): string {
  return `${group === '' ? '' : `${group}.`}${name.toUpperCase()}${params}:${value}`
}

function linesOf(text: string): Line[] {
  return unfolded(text).flatMap((line) => lineOf(line) ?? [])
}

function unfolded(text: string): string[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
}

/** Cuts at the first colon outside of quotes. */
function lineOf(line: string): Line | null {
  const found = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/s.exec(line)
  if (found === null) return null
  const [, group = '', name = '', params = '', value = ''] = found
  return { name: name.toLowerCase(), group: group.toLowerCase(), params, value }
}

/** In lines of 75 octets at most (RFC 6350, section 3.2), none of which cuts a letter. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const letter of line) {
    const length = Buffer.byteLength(letter)
    if (octets + length > MAX_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += length
  }
  return [...parts, part].join('\r\n')
}
