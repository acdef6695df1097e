/** A text of the page, or what assistive technology is told, and where it stands. */
export interface PageText {
  readonly text: string
  /** `text`, or the attribute that has it. */
  readonly from: string
  readonly where: string
}

/** In the page: every visible text, and every name, hint and placeholder. */
export function gatherTexts(): PageText[] {
  const found: PageText[] = []
  const whereIs = (element: Element) => {
    const names: string[] = []
    for (let at: Element | null = element; at !== null && names.length < 3; at = at.parentElement)
      names.unshift(at.tagName.toLowerCase() + (at.classList[0] === undefined ? '' : `.${at.classList[0]}`))
    return names.join(' > ')
  }
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.closest('script, style, [translate="no"]') === null
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: parent } = node
    const text = node.textContent?.trim() ?? ''
    if (parent === null || text === '' || !isShown(parent)) continue
    // A key is printed on the keyboard, not in a language; an editor has what its user writes.
    if (parent.closest('kbd, .cm-content') !== null) continue
    // A word that was found is marked in the middle of its sentence.
    const marked =
      parent.closest('mark')?.parentElement ?? (parent.querySelector(':scope > mark') === null ? null : parent)
    const whole = marked?.textContent?.trim() ?? text
    if (found.at(-1)?.text !== whole) found.push({ text: whole, from: 'text', where: whereIs(parent) })
  }
  for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'title', 'alt'])
    for (const element of document.body.querySelectorAll(`[${attribute}]`)) {
      const text = element.getAttribute(attribute)?.trim() ?? ''
      if (text !== '' && isShown(element)) found.push({ text, from: attribute, where: whereIs(element) })
    }
  return found
}

/** What the user wrote, as the page may show it. */
export interface UsersTexts {
  /** Names, titles, tags: each alone. */
  readonly whole: ReadonlySet<string>
  /** Everything, one behind the other: of long texts only a part is shown. */
  readonly prose: string
}

/**
 * What of a text should have been translated: all that is no whole message of the pseudo-language, nor what the user
 * wrote, a name, a day, or a number.
 */
export function untranslatedParts(text: string, users: UsersTexts): string[] {
  // Messages inside of messages are in brackets of their own.
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(/\[[^[\]]*\]/gu, ' ')
  }
  const lines = rest.split(/\n|\s{2,}/u).filter((line) => !isUsers(line, users))
  return fragments(lines.join('\n')).filter((part) => !isNobodysWord(part) && !isUsers(part, users))
}

function isUsers(part: string, { whole, prose }: UsersTexts): boolean {
  const plain = withoutMarks(part)
  // One or two words may be anybody's: those must be a name or a title of the user's.
  return whole.has(plain) || (plain.split(' ').length > 2 && prose.includes(plain))
}

/**
 * @param values every text in the journal, and every name that is put together from some
 * @param labels words of the user's that look like those of the model: tags, labels
 */
export function usersTexts(values: readonly string[], labels: readonly string[] = []): UsersTexts {
  const plain = values.map(withoutMarks)
  // What is a word of the model, `coffee` or `inner`, has a translation.
  const whole = values
    .flatMap((value) => [value, ...value.split('\n'), ...fragments(value), ...emphasised(value)])
    .filter((value) => /[^a-z-]/.test(value))
  return { whole: new Set([...whole.map(withoutMarks), ...labels]), prose: plain.join(' | ') }
}

/** Markdown shows these as texts of their own. */
function emphasised(text: string): string[] {
  return text.match(/\*\*[^*\n]+\*\*/g) ?? []
}

function fragments(text: string): string[] {
  const parts = text.split(/\s*[·•—–|,;:…()]+\s*|[.!?]+(?=\s|["”’]|$)|\s{2,}|\n/u)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Quotes, marks and line ends are written differently here and there. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[[ x]\]|[☐☑“”‘’"'#@*_`>…]|^- |^\d+\. /gmu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*'
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*'
const UNIT = '(?:day|week|month|year|hour|minute|min|hr|wk|mth)s?'
/** Words that React Aria has of its own, in some thirty languages; English here, as dates are. */
const REACT_ARIAS =
  /^(?:Dismiss|Calendar|Show suggestions|Suggestions|Number field|Increase|Decrease|Next|Previous|(?:day|month|year),?)$/
const NOBODYS = [
  REACT_ARIAS,
  // Nothing but figures, signs and punctuation, among them initials and single letters.
  /^[^\p{L}]*$/u,
  /^\P{L}*\p{L}{1,2}\P{L}*$/u,
  new RegExp(`^(?:${WEEKDAY})?,? ?(?:\\d{1,2} )?${MONTH}(?: \\d{4})?$`),
  new RegExp(`^${WEEKDAY}$`),
  new RegExp(`^(?:in )?\\d+ ${UNIT}(?: ago)?$`),
  new RegExp(`^(?:last|next|this) ${UNIT}$`),
  /^(?:yesterday|today|tomorrow|now)$/,
  /^\d+([.,]\d+)? ?(?:[kM]?B|min|h)$/,
  // Names of the product, of files and of what others call theirs.
  /^(?:Rapport|LinkedIn|Google|Outlook|Monica 4|vCard|Connections\.csv|contacts\.csv|\.vcf|\.csv)$/,
  // A path, an address, a key.
  /^(?:~|[A-Z]:)?[\\/][^ ]*$|^[^ ]+@[^ ]+$|^https?:|^(?:Ctrl|Alt|Shift|Cmd|Esc|Enter|Tab|Space|Del)\b/,
]

function isNobodysWord(part: string): boolean {
  return NOBODYS.some((pattern) => pattern.test(part))
}
