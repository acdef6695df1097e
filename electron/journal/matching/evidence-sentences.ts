/** A sentence of a text and where it begins. */
export interface Sentence {
  readonly text: string
  readonly at: number
}

/**
 * What of a text may be told as a reason: its sentences, without every paragraph that says it is in confidence, and without
 * those that say what somebody needs, which is the opposite of what they could give.
 */
export function evidenceSentences(text: string): Sentence[] {
  return paragraphsOf(text)
    .filter((paragraph) => !isConfidential(paragraph.text))
    .flatMap(({ text: paragraph, at }) =>
      partsOf(paragraph, SENTENCE_END).map((sentence) => ({ text: sentence.text, at: at + sentence.at })),
    )
    .filter((sentence) => !NEED.test(sentence.text))
}

/** Whether somebody said it in confidence, in words of English or German. Rather once too often. */
export function isConfidential(text: string): boolean {
  return CONFIDENTIAL.test(text)
}

/** Whether a conversation says so: none of what is written of it is told then. @param tags as they are typed, `off-the-record` */
export function isConfidentialTalk({ topic, tags }: { topic: string; tags: readonly string[] }): boolean {
  return isConfidential([topic, ...tags.map((tag) => tag.replace(/[-_/]/g, ' '))].join('\n'))
}

// Neither knows letters beyond ASCII as parts of words: a look behind and ahead does.
const whole = (words: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu')

const CONFIDENTIAL = whole(
  [
    'between (?:you and me|us|ourselves|the two of us)',
    'confidential(?:ly|ity)?|in(?: strict(?:est)?)? confidence|off[ -]the[ -]record|hush[ -]hush|top secret|secret(?:ly)?',
    'private(?:ly)?|personal matter|for my (?:eyes|ears) only|not for others|nobody (?:else )?(?:knows|may know|should know)',
    "(?:do not|don[’']t|must not|not to) (?:tell|mention|share|repeat|pass)(?: (?:it|this|that))?(?: on)?(?: to)?(?: (?:anyone|anybody))?|keep (?:it|this|that) (?:quiet|to (?:yourself|myself))",
    'unter uns(?: beiden)?|zwischen uns|im (?:strengsten )?vertrauen|(?:streng )?vertraulich(?:e[mnrs]?)?|geheim|nicht weiter(?:sagen|erz[aä]hlen|geben)',
    'privat(?:e[mnrs]?|im)?|pers[oö]nlich und vertraulich|niemand(?:em)? (?:sagen|erz[aä]hlen|wissen)|darf (?:niemand|keiner) (?:wissen|erfahren)|soll (?:niemand|keiner) wissen',
  ].join('|'),
)

const NEED = whole(
  [
    "(?:is|are|am|’s|'s|was|still|been)? ?(?:looking|searching) for|in search of|on the lookout",
    '(?:needs?|wants?|seeks?|could use|would (?:like|love)|hopes?|wishes?)',
    'sucht|suchen|suche|auf der suche|brauch(?:t|en|e)|ben[oö]tigt|h[aä]tte gern|w[uü]nscht sich|m[oö]chte',
  ].join('|'),
)

const PARAGRAPH_END = /\n[ \t]*\n/gu
const SENTENCE_END = /(?<=[.!?…])\s+|\n/gu

function paragraphsOf(text: string): Sentence[] {
  return partsOf(text, PARAGRAPH_END)
}

function partsOf(text: string, end: RegExp): Sentence[] {
  const parts: Sentence[] = []
  let from = 0
  for (const found of [...text.matchAll(end), null]) {
    const to = found === null ? text.length : found.index
    const part = text.slice(from, to)
    if (/[\p{L}\p{N}]/u.test(part)) parts.push({ text: part, at: from })
    if (found !== null) from = to + found[0].length
  }
  return parts
}
