import type { ReactNode } from 'react'
import type { Brief } from '#shared/contract/today-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { notesExcerpt } from '#ui/notes-excerpt.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { briefPurposeWords, briefQuestionWords, giftWords, lineSourceWords } from './brief-words.ts'
import styles from './brief-points.module.css'
import { conversationWords } from './conversation-words.ts'
import { MatchReason } from './match-reason.tsx'
import { PlaceLink } from './places.tsx'

export interface BriefPointsProps {
  brief: Brief
  /** Others see the screen: what is for the user's eyes alone is left out. */
  hidesPrivate: boolean
  /** Of several people each has two lines. */
  isShort?: boolean
  /** What stands below the points of one person. */
  children?: ReactNode
}

/** Why to meet, what to ask, what to bring, what is open, each with where it stands and from when; how one met where that is all. */
export function BriefPoints({ brief, hidesPrivate, isShort = false, children }: BriefPointsProps) {
  const i18n = useI18n()
  const { person, purpose, question, gift, howMet } = brief
  const isShown = (line: { isPrivate: boolean }) => !(hidesPrivate && line.isPrivate)
  const points = [
    isShown(purpose) && (
      <Point key="purpose" title={i18n.t('One purpose')}>
        {briefPurposeWords(i18n, purpose)} <Source brief={brief} day={purpose.on} />
      </Point>
    ),
    howMet !== null && isShown(howMet) && (
      <Point key="met" title={i18n.t('How you met')}>
        {howMet.text} {howMet.through !== null && i18n.t('through {name}', { name: howMet.through.name })}{' '}
        <Source brief={brief} day={howMet.on} />
      </Point>
    ),
    (question === null ? !isShort : isShown(question)) && (
      <Point key="question" title={i18n.t('One question')}>
        {briefQuestionWords(i18n, question)}{' '}
        {question !== null && <Source brief={brief} day={question.on} words={lineSourceWords(i18n)[question.from]} />}
      </Point>
    ),
    gift !== null && isShown(gift) && (
      <Point key="gift" title={i18n.t('One thing to give')}>
        {giftWords(i18n, gift)} <Source brief={brief} day={gift.on} words={lineSourceWords(i18n)[gift.from]} />
        {brief.helper !== null && !hidesPrivate && (
          <span className={styles.helper}>
            <PlaceLink to={{ page: 'person', id: brief.helper.person.id }}>{brief.helper.person.name}</PlaceLink>{' '}
            {brief.helper.reasons.slice(0, 1).map((reason) => (
              <MatchReason key={reason.text} reason={reason} />
            ))}
          </span>
        )}
      </Point>
    ),
  ].filter((point) => point !== false)
  return (
    <section aria-label={i18n.t('Brief for {name}', { name: person.name })}>
      <dl className={styles.points}>
        {isShort ? points.slice(0, LINES_OF_EACH) : points}
        {!isShort && <LeftOpen brief={brief} hidesPrivate={hidesPrivate} />}
        {children}
      </dl>
    </section>
  )
}

const LINES_OF_EACH = 2

export function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.point}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Where a line stands, and of which day it is: it leads there. */
function Source({ brief, day, words }: { brief: Brief; day: string | null; words?: string }) {
  if (day === null && words === undefined) return null
  return (
    <span className={styles.when}>
      <PlaceLink to={{ page: 'person', id: brief.person.id }}>{words ?? brief.person.name}</PlaceLink>
      {day !== null && (
        <>
          {', '}
          <CivilDay day={day} show="relative" />
        </>
      )}
    </span>
  )
}

function LeftOpen({ brief: { followUps, last, person }, hidesPrivate }: { brief: Brief; hidesPrivate: boolean }) {
  const i18n = useI18n()
  const words = conversationWords(i18n)
  const shown = followUps.filter(({ isPrivate }) => !(hidesPrivate && isPrivate))
  if (shown.length === 0 && last === null) return null
  return (
    <Point title={i18n.t('Left open')}>
      <ul className={styles.open}>
        {shown.map(({ id, actor, text, due, origin }) => (
          <li key={id}>
            <span className={styles.by}>{actor === 'me' ? i18n.t('You promised') : i18n.t('Waiting for')}</span>
            <span>
              {text}{' '}
              <span className={styles.when}>
                <PlaceLink
                  to={origin === null ? { page: 'person', id: person.id } : { page: 'conversation', id: origin }}
                >
                  {due === null ? i18n.t('no day') : <CivilDay day={due} show="relative" />}
                </PlaceLink>
              </span>
            </span>
          </li>
        ))}
        {last !== null && (
          <li>
            <span className={styles.by}>{i18n.t('Last time')}</span>
            <span>
              <PlaceLink to={{ page: 'conversation', id: last.id }}>
                {(hidesPrivate && last.isPrivate ? '' : last.topic) || words[last.channel]}
              </PlaceLink>{' '}
              <CivilDay day={last.date} show="relative" className={styles.when} />
              {last.excerpt !== '' && !hidesPrivate && (
                <span className={styles.excerpt}>{notesExcerpt(last.excerpt)}</span>
              )}
            </span>
          </li>
        )}
      </ul>
    </Point>
  )
}
