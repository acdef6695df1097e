import { useId, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import { whatWords } from '#parts/giving-words.ts'
import { PeopleLinks, PlaceLink } from '#parts/places.tsx'
import type { Evidence, EvidenceEntry } from '#shared/contract/mindset-contract.ts'
import type { Story } from '#shared/model/stories.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { evidenceWords } from './evidence-words.ts'
import styles from './mindset.module.css'

/** What my own journal says to a story; it opens to exactly what it rests on. Nothing else fills the place. */
export function EvidencePart({ story }: { story: Story }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('evidence', { story })
  if (data === undefined) return <div className={styles.awaited} />
  return (
    <div className={styles.part}>
      <h4>{i18n.t('From your journal')}</h4>
      {data.length === 0 ? (
        <p className={styles.quiet}>{i18n.t('Nothing of your own to show yet.')}</p>
      ) : (
        data.map((found) => <Sentence key={found.kind} found={found} />)
      )}
    </div>
  )
}

function Sentence({ found }: { found: Evidence }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const list = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles.evidence}>
      <p className={styles.sentence}>{evidenceWords(i18n, found, { locale, today })}</p>
      {found.kind === 'first-talks' && (
        <Months months={found.months.map(({ month, people }) => ({ month, times: people }))} />
      )}
      {found.kind === 'sessions' && <Months months={found.months} />}
      <Button size="small" kind="plain" onPress={() => setIsOpen(!isOpen)}>
        {isOpen
          ? i18n.t('Hide them')
          : i18n.t('{count, plural, one {Show what this rests on} other {Show the # that this rests on}}', {
              count: found.entries.length,
            })}
      </Button>
      {isOpen && (
        <ul id={list} className={styles.entries}>
          {found.entries.map((entry, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same conversation may stand there for two people
            <li key={at}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A dot for each, month by month. Months without anybody are left out: there is nothing to be broken. */
function Months({ months }: Pick<Extract<Evidence, { kind: 'sessions' }>, 'months'>) {
  const i18n = useI18n()
  const locale = useLocale()
  return (
    <ul className={styles.months} aria-label={i18n.t('By month')}>
      {months.map(({ month, times }) => (
        <li key={month}>
          {formatDay(locale, `${month}-01`, 'month', `${month}-01`)}{' '}
          <span role="img" aria-label={String(times)} className={styles.dots}>
            {'●'.repeat(times)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry }: { entry: EvidenceEntry }) {
  const i18n = useI18n()
  const words = conversationWords(i18n)
  if (entry.kind === 'conversation') {
    const { id, date, channel, topic, people, minutes, answer } = entry
    return (
      <>
        <CivilDay day={date} show="short" />
        {' · '}
        <PlaceLink to={{ page: 'conversation', id }}>{topic === '' ? words[channel] : topic}</PlaceLink>
        {people.length > 0 && ' · '}
        <PeopleLinks people={people} />
        {minutes !== null && ` · ${i18n.t('{minutes} min', { minutes })}`}
        {answer !== null && (
          <>
            {' → '}
            <PlaceLink to={{ page: 'conversation', id: answer.id }}>{words[answer.channel]}</PlaceLink>
            {', '}
            <CivilDay day={answer.date} show="short" />
          </>
        )}
      </>
    )
  }
  if (entry.kind === 'need') {
    const { person, text, heardOn, metOn } = entry
    return (
      <>
        <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
        {': '}
        {text}
        {heardOn !== null && (
          <>
            {' · '}
            {i18n.t('heard')} <CivilDay day={heardOn} show="short" />
          </>
        )}
        {metOn !== null && (
          <>
            {' · '}
            {i18n.t('met')} <CivilDay day={metOn} show="short" />
          </>
        )}
      </>
    )
  }
  if (entry.kind === 'give') {
    const { what, text, people, date, thanks, knownSince } = entry
    return (
      <>
        <CivilDay day={date} show="short" />
        {' · '}
        <PlaceLink to={{ page: 'giving', search: { face: 'story' } }}>{text || whatWords(i18n)[what]}</PlaceLink>
        {people.length > 0 && ' · '}
        <PeopleLinks people={people} />
        {thanks !== '' && `: ${i18n.t('“{thanks}”', { thanks })}`}
        {knownSince !== null && (
          <>
            {', '}
            {i18n.t('first spoken with on')} <CivilDay day={knownSince} show="short" />
          </>
        )}
      </>
    )
  }
  if (entry.kind === 'goal') {
    const { id, title, neededBy, nearest } = entry
    return (
      <>
        <PlaceLink to={{ page: 'strategy', search: { open: id } }}>{title}</PlaceLink>
        {' · '}
        {i18n.t('needed by')} <CivilDay day={neededBy} />
        {nearest !== null && (
          <>
            {' · '}
            {i18n.t('the nearest is')} <PeopleLinks people={[nearest]} />
          </>
        )}
      </>
    )
  }
  if (entry.kind === 'session') {
    const { date, minutes, title } = entry
    return (
      <>
        <PlaceLink to={{ page: 'plan' }}>
          <CivilDay day={date} show="short" />
        </PlaceLink>
        {title !== '' && ` · ${title}`}
        {` · ${i18n.t('{minutes} min', { minutes })}`}
      </>
    )
  }
  return (
    <>
      <CivilDay day={entry.doneOn} show="short" />
      {' · '}
      {entry.text}
      {' · '}
      <PeopleLinks people={entry.people} />
      {', '}
      {i18n.t('first spoken with on')} <CivilDay day={entry.knownSince} show="short" />
    </>
  )
}
