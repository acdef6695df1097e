import { finishesOf, REVIEW_TEXTS, type Review, type ReviewText } from '#shared/model/review.ts'
import { readFrozen, type FrozenPerson, type FrozenReview, type PeriodNumber } from '#shared/model/frozen-review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import { fieldLines, fieldTitle, inLine, noteText, plainWords, section } from './vault-text.ts'

/** The parts of a review in the order in which one reads them. */
const TITLES: readonly (readonly [field: ReviewText, title: string])[] = [
  ['happened', 'What happened'],
  ['neglected', 'Who went quiet'],
  ['barriers', 'Which story stopped me'],
  ['learned', 'What I learned'],
  ['surprised', 'What surprised me'],
  ['decisions', 'What I decide'],
  ['expected', 'What I expect next'],
]

/**
 * A review as a note with front matter: of a finished one what was frozen first, with the numbers of then and how they were counted;
 * whatever else its document says stands at the end.
 * @param nameOf what a document is called in the vault, by its id; null for what is not in it
 */
export function reviewNote(id: string, review: Review, nameOf: (id: string) => string | null): string {
  const { rhythm, from, to, remarks, finished, chosen } = review
  const [finish, ...others] = finishesOf(review)
  const frozen = finish === undefined ? null : readFrozen(finish.frozen)
  const front = {
    type: 'review',
    rhythm,
    from,
    to,
    finished: finish?.on ?? null,
    sha256: finish?.sha256 ?? null,
    'rapport-id': id,
  }
  const texts = frozen?.texts ?? review
  // What another device wrote into the draft meanwhile is no part of what was finished.
  const beside = REVIEW_TEXTS.filter((field) => review[field].trim() !== texts[field].trim())
  const rest = {
    ...Object.fromEntries(beside.map((field) => [field, review[field]])),
    ...(frozen === null && { chosen }),
    finished: frozen === null ? finished : Object.fromEntries(others.map((one) => [one.id, one])),
  }
  const parts = TITLES.map(([field, title]) =>
    section(
      title,
      [written(texts[field]), ...(frozen === null ? [] : beneath(field, frozen))]
        .filter((part) => part !== '')
        .join('\n\n'),
    ),
  )
  return noteText(front, [
    `# ${from} – ${to}`,
    frozen === null ? '' : section('What I expected', written(frozen.expectation?.text ?? '')),
    frozen === null ? '' : section('Numbers', frozen.numbers.flatMap(numberLines).join('\n')),
    frozen === null ? '' : section('Days', countsOf(frozen.days).join('\n')),
    frozen === null ? '' : section('What moved in the orbit', movesOf(frozen.moved).join('\n')),
    ...parts,
    section(
      'Remarks',
      Object.values(remarks)
        .toSorted((a, b) => a.at - b.at)
        .map(({ on, text }) => `- ${on}: ${inLine(text)}`)
        .join('\n'),
    ),
    section('Besides', fieldLines(rest, nameOf).join('\n')),
  ])
}

/** What stands below one of the texts in a finished review: who was chosen, and what became of decisions. */
function beneath(field: ReviewText, { chosen, decided }: FrozenReview): string[] {
  if (field === 'neglected') return chosen.length === 0 ? [] : [namesOf(chosen)]
  // Not as tasks, which are where the follow-ups are: they would count twice.
  if (field !== 'decisions' || decided.length === 0) return []
  return [decided.map(({ text, due }) => `- ${inLine(written(text))}${due === null ? '' : ` (${due})`}`).join('\n')]
}

function numberLines({ code, subject, value, of, people, definition }: PeriodNumber): string[] {
  const about = subject === null ? '' : ` (${inLine(subject.name === '' ? fieldTitle(subject.id) : subject.name)})`
  const parameters = Object.entries(definition.parameters).map(([name, said]) => `${fieldTitle(name)} ${said}`)
  return [
    `- ${fieldTitle(code)}${about}: ${value}${of === null ? '' : ` / ${of}`}${people.length === 0 ? '' : ` – ${namesOf(people)}`}`,
    `  - ${[`Version ${definition.version}`, ...parameters].join(', ')}`,
  ]
}

function countsOf(days: FrozenReview['days']): string[] {
  return Object.entries(days).map(([day, count]) => `- ${day}: ${count}`)
}

function movesOf(moved: FrozenReview['moved']): string[] {
  return Object.entries(moved).flatMap(([how, people]) =>
    people.length === 0 ? [] : [`- ${fieldTitle(how)}: ${namesOf(people)}`],
  )
}

function namesOf(people: readonly FrozenPerson[]): string {
  return people.map(({ name }) => inLine(name ?? NOBODY)).join(', ')
}

function written(text: string): string {
  return plainWords(text.replaceAll(SOMEBODY, NOBODY))
}

/** In place of a name that was taken out. */
const NOBODY = 'somebody'
