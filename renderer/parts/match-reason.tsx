import type { Match } from '#shared/contract/matching-contract.ts'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { matchFromWords } from './match-words.ts'
import { PlaceLink } from './places.tsx'
import styles from './who-could-help.module.css'

type Reason = Match['reasons'][number]

/** The line that says why, with the words that do, where it stands and from when it is; it leads there. */
export function MatchReason({ reason: { from, text, terms, on, source } }: { reason: Reason }) {
  const i18n = useI18n()
  const isTalk = from === 'conversation' || from === 'tag'
  return (
    <span className={styles.reason}>
      <span>
        {marked(text, terms).map(({ part, isTerm }, index) =>
          // The parts of one text, in the order in which they stand.
          // oxlint-disable-next-line react/no-array-index-key
          isTerm ? <mark key={index}>{part}</mark> : part,
        )}
      </span>{' '}
      <span className={styles.source}>
        <PlaceLink
          to={
            isTalk ? { page: 'conversation', id: source as ConversationId } : { page: 'person', id: source as PersonId }
          }
        >
          {matchFromWords(i18n)[from]}
        </PlaceLink>
        {on !== null && (
          <>
            {', '}
            <CivilDay day={on} show="relative" />
          </>
        )}
      </span>
    </span>
  )
}

function marked(text: string, terms: readonly string[]): { part: string; isTerm: boolean }[] {
  const parts: { part: string; isTerm: boolean }[] = []
  let from = 0
  while (from < text.length) {
    const next = terms
      .map((term) => ({ term, at: text.indexOf(term, from) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.term.length - a.term.length)[0]
    if (next === undefined) break
    if (next.at > from) parts.push({ part: text.slice(from, next.at), isTerm: false })
    parts.push({ part: next.term, isTerm: true })
    from = next.at + next.term.length
  }
  if (from < text.length) parts.push({ part: text.slice(from), isTerm: false })
  return parts
}
