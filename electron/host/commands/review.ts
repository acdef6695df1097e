import type { ReviewPage } from '#shared/contract/review-contract.ts'
import type { FrozenPerson, FrozenReview, PeriodNumber } from '#shared/model/frozen-review.ts'
import { reviewId } from '#shared/model/id.ts'
import type { ReviewRhythm, ReviewText } from '#shared/model/review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import type { CliCommand } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { counted, lines } from './words.ts'

export const review: CliCommand = {
  operands: '[ID]',
  about: 'Shows a review: the one of that id, or the last that was finished. As Markdown.',
  options: { show: { type: 'boolean' } },
  optionHelp: { show: 'shows it; what it does anyway' },
  async run(context) {
    if (context.operands.length > 1) throw new WrongUsage('one id at a time')
    const client = await context.journal('existing')
    const [wanted] = context.operands
    const last = wanted ?? (await client.queries.reviews({ finished: true, limit: 1 })).rows[0]?.id
    if (last === undefined) throw new Refused('No review is finished yet.')
    const id = reviewId.safeParse(last)
    if (!id.success) throw new WrongUsage(`"${last}" is no id; "rapport reviews" lists them`)
    const page = await client.queries.review({ id: id.data })
    context.print(page, () => reviewText(page))
  },
}

const RHYTHMS: Readonly<Record<ReviewRhythm, string>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  other: 'days',
}

const TITLES: Readonly<Record<ReviewText, string>> = {
  happened: 'What happened',
  neglected: 'Who went quiet',
  barriers: 'Which story stopped me',
  learned: 'What I learned',
  surprised: 'What surprised me',
  decisions: 'What I decide',
  expected: 'What I expect next',
}

/** "week 2026-11-16 to 2026-11-22". */
export function periodWords({ rhythm, from, to }: Pick<ReviewPage, 'rhythm' | 'from' | 'to'>): string {
  return `${RHYTHMS[rhythm]} ${from} to ${to}`
}

/** A review as Markdown with front matter: of a draft what is written, of a finished one what was frozen. */
function reviewText(page: ReviewPage): string {
  const [finish] = page.finishes
  const frozen = finish?.frozen ?? null
  const texts = frozen?.texts ?? page.texts
  const expectation = frozen === null ? page.expectation : frozen.expectation
  const section = (title: string, text: string) =>
    text.trim() === '' ? [] : ['', `## ${title}`, '', written(text.trim())]
  return lines([
    '---',
    `rhythm: ${page.rhythm}`,
    `from: ${page.from}`,
    `to: ${page.to}`,
    ...(finish === undefined ? ['state: draft'] : [`finished: ${finish.on}`, `sha256: ${finish.sha256}`]),
    '---',
    '',
    `# Review of the ${periodWords(page)}`,
    ...(finish !== undefined && !finish.isWhole ? ['', '**It is not what was finished, by its checksum.**'] : []),
    ...((page.since?.more ?? 0) > 0
      ? [
          '',
          `${counted(page.since?.more ?? 0, 'more conversation', 'more conversations')} of this period written down since.`,
        ]
      : []),
    ...section('What I expected', expectation?.text ?? ''),
    ...(frozen === null ? [] : ['', '## Numbers', '', ...frozen.numbers.map(numberLine)]),
    ...TEXTS_IN_ORDER.flatMap((field) => [
      ...section(TITLES[field], texts[field]),
      ...(field === 'neglected' && frozen !== null && frozen.chosen.length > 0 ? ['', namesOf(frozen.chosen)] : []),
      ...(field === 'decisions' ? decidedOf(frozen) : []),
    ]),
  ])
}

/** As one reads them, which is not as they are kept. */
const TEXTS_IN_ORDER: readonly ReviewText[] = [
  'happened',
  'neglected',
  'barriers',
  'learned',
  'surprised',
  'decisions',
  'expected',
]

function numberLine({ code, subject, value, of, people }: PeriodNumber): string {
  const name = subject === null ? '' : `: ${subject.name === '' ? subject.id : subject.name}`
  const whole = of === null ? '' : ` of ${of}`
  return `- ${code.replaceAll('-', ' ')}${name}: ${value}${whole}${people.length === 0 ? '' : ` (${namesOf(people)})`}`
}

function decidedOf(frozen: FrozenReview | null): string[] {
  if (frozen === null || frozen.decided.length === 0) return []
  return ['', ...frozen.decided.map(({ text, due }) => `- [ ] ${written(text)}${due === null ? '' : `, ${due}`}`)]
}

function namesOf(people: readonly FrozenPerson[]): string {
  return people.map(({ name }) => name ?? 'somebody').join(', ')
}

function written(text: string): string {
  return text.replaceAll(SOMEBODY, 'somebody')
}
