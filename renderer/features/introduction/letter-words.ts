import type { I18n } from '@lingui/core'
import type { LetterParts } from '#shared/contract/introduction-contract.ts'

export type Tone = 'warm' | 'formal'

export interface LetterText {
  readonly subject: string
  readonly body: string
}

type Addressee = LetterParts['to'][number]

/** A letter in words, of its parts alone, to be gone over before it is sent. */
export function letterText(i18n: I18n, parts: LetterParts, tone: Tone): LetterText {
  const [first, second] = parts.to
  if (first === undefined) return { subject: '', body: '' }
  if (parts.letter === 'introduce') {
    return second === undefined ? { subject: '', body: '' } : introduce(i18n, parts, [first, second], tone)
  }
  if (parts.letter === 'decline-a' || parts.letter === 'decline-b') return decline(i18n, first, tone)
  return ask(i18n, parts, first, tone)
}

function ask(i18n: I18n, { other, why, blurbs }: LetterParts, to: Addressee, tone: Tone): LetterText {
  const about = other === null ? null : withRole(i18n, other)
  const isWarm = tone === 'warm'
  const opening =
    about === null
      ? isWarm
        ? i18n.t('I know somebody whom I think you would enjoy talking with.')
        : i18n.t('May I ask whether you would like to be introduced to somebody whom I know?')
      : isWarm
        ? i18n.t('I would love to introduce you to {about}.', { about })
        : i18n.t('May I ask whether you would like to be introduced to {about}?', { about })
  const wayOut = isWarm
    ? i18n.t(
        'Would you like that? If not, or not now, just say so: that is a perfectly good answer, and I leave it there.',
      )
    : i18n.t('If this does not suit you, please say so without giving a reason; it will go no further.')
  return {
    subject:
      other === null
        ? isWarm
          ? i18n.t('Somebody you might like to know?')
          : i18n.t('May I introduce you to somebody?')
        : i18n.t('May I introduce you to {name}?', { name: other.name }),
    body: paragraphs(greeting(i18n, [to], tone), opening, ...blurbs, why, wayOut, closing(i18n, tone)),
  }
}

function introduce(
  i18n: I18n,
  { why, blurbs }: LetterParts,
  to: readonly [Addressee, Addressee],
  tone: Tone,
): LetterText {
  const [a, b] = to
  const isWarm = tone === 'warm'
  const opening = isWarm
    ? i18n.t('You both said yes, which makes me happy: {a}, meet {b}.', { a: called(a), b: called(b) })
    : i18n.t('As you have both agreed, I am glad to introduce you to each other.')
  const told = to.map((one, index) => {
    const blurb = blurbs[index]?.trim() ?? ''
    const who = withRole(i18n, one)
    return blurb === '' ? who : i18n.t('{who}: {blurb}', { who, blurb })
  })
  const end = isWarm
    ? i18n.t('The rest is yours: I step out of the way here.')
    : i18n.t('I leave it to you to find a time, and need not be copied any further.')
  return {
    subject: i18n.t('{a}, meet {b}', { a: a.name, b: b.name }),
    body: paragraphs(greeting(i18n, to, tone), opening, ...told, why, end, closing(i18n, tone)),
  }
}

/** What somebody is told where the other side would rather not: nothing of the other side, and no no. */
function decline(i18n: I18n, to: Addressee, tone: Tone): LetterText {
  const isWarm = tone === 'warm'
  return {
    subject: i18n.t('About the introduction'),
    body: paragraphs(
      greeting(i18n, [to], tone),
      isWarm
        ? i18n.t('The introduction that I had in mind for you does not fit at the moment. I keep my eyes open.')
        : i18n.t('The introduction that I mentioned does not fit at the moment. I will gladly think of you again.'),
      closing(i18n, tone),
    ),
  }
}

function greeting(i18n: I18n, to: readonly Addressee[], tone: Tone): string {
  const [first, second] = to.map((one) => (tone === 'warm' ? called(one) : one.name))
  if (second === undefined) {
    return tone === 'warm' ? i18n.t('Hi {name},', { name: first ?? '' }) : i18n.t('Dear {name},', { name: first ?? '' })
  }
  return tone === 'warm'
    ? i18n.t('Hi {first}, hi {second},', { first: first ?? '', second })
    : i18n.t('Dear {first}, dear {second},', { first: first ?? '', second })
}

function closing(i18n: I18n, tone: Tone): string {
  return tone === 'warm' ? i18n.t('Warmly,') : i18n.t('With kind regards,')
}

function withRole(i18n: I18n, { name, title, organisation }: Addressee): string {
  if (title !== '' && organisation !== '')
    return i18n.t('{name} ({title}, {organisation})', { name, title, organisation })
  const role = title || organisation
  return role === '' ? name : i18n.t('{name} ({role})', { name, role })
}

function called({ given, name }: Addressee): string {
  return given || name
}

function paragraphs(...parts: readonly string[]): string {
  return `${parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')}\n`
}
