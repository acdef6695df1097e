import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { conversationWords } from '#parts/conversation-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { notesExcerpt } from '#ui/notes-excerpt.ts'
import { Segmented } from '#ui/radio-group.tsx'
import { relativeDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { briefOf, type Brief } from './brief.ts'
import { PlaceLink } from '#parts/places.tsx'
import styles from './brief-panel.module.css'

/** Read it on the way: why, what to ask, what to bring, what is open, and when to end. */
export function BriefPanel({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const brief = briefOf(person, today)
  return (
    <section aria-label={i18n.t('Brief for {name}', { name: person.name })} className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.title}>{i18n.t('Before you meet {name}', { name: person.name })}</h2>
        <IconButton label={i18n.t('Close the brief')} onPress={onClose}>
          <X />
        </IconButton>
      </header>
      <dl className={styles.points}>
        <Point title={i18n.t('One purpose')}>{usePurposeWords(brief)}</Point>
        <Point title={i18n.t('One question')}>{questionWords(brief, i18n)}</Point>
        <Point title={i18n.t('One thing to give')}>{giveWords(brief, i18n)}</Point>
        <Point title={i18n.t('Left open')}>
          <LeftOpen brief={brief} />
        </Point>
        <Point title={i18n.t('An end')}>
          <EndTime />
        </Point>
      </dl>
    </section>
  )
}

function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.point}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function usePurposeWords({ purpose }: Brief): string {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  switch (purpose.because) {
    case 'promise':
      return i18n.t('Keep your word: {text}', { text: purpose.followUp.text })
    case 'need':
      return i18n.t('Help with what they need: {text}', { text: purpose.text })
    case 'cooling':
      return i18n.t('Be in touch again: you last spoke {when}.', { when: relativeDay(locale, purpose.lastOn, today) })
    case 'first':
      return i18n.t('Get to know each other. You have no conversation written down yet.')
    case 'catching-up':
      return i18n.t('Catch up, with nothing to settle.')
  }
}

type Words = ReturnType<typeof useI18n>

function questionWords({ question }: Brief, i18n: Words): string {
  if (question === null) return i18n.t('What are you curious about? Ask what keeps them busy these days.')
  switch (question.from) {
    case 'askNext':
      return question.text
    case 'answer':
      return i18n.t('{text}: is that still so?', { text: question.text })
    case 'need':
      return i18n.t('You heard: {text}. How is that going?', { text: question.text })
    case 'workingOn':
      return i18n.t('They are working on: {text}. What has changed?', { text: question.text })
    case 'caresAbout':
      return i18n.t('They care about: {text}. What is behind that?', { text: question.text })
  }
}

function giveWords({ give }: Brief, i18n: Words): string {
  if (give === null) return i18n.t('Nothing is written down yet. Listen for what they need.')
  switch (give.from) {
    case 'need':
      return i18n.t('Bring a name, a link or an hour for: {text}', { text: give.text })
    case 'wantsToMeet':
      return i18n.t('Think of somebody to introduce: {text}', { text: give.text })
    case 'theyCanLearnFromMe':
      return i18n.t('Offer what they can learn from you: {text}', { text: give.text })
  }
}

function LeftOpen({ brief: { mine, theirs, last } }: { brief: Brief }) {
  const i18n = useI18n()
  const words = conversationWords(i18n)
  if (mine.length === 0 && theirs.length === 0 && last === null) return i18n.t('Nothing yet.')
  return (
    <ul className={styles.open}>
      {mine.map((followUp) => (
        <OpenFollowUp key={followUp.id} followUp={followUp} by={i18n.t('You')} />
      ))}
      {theirs.map((followUp) => (
        <OpenFollowUp key={followUp.id} followUp={followUp} by={i18n.t('They')} />
      ))}
      {last !== null && (
        <li>
          <span className={styles.by}>{i18n.t('Last time')}</span>
          <span>
            <PlaceLink to={{ page: 'conversation', id: last.id }}>{last.topic || words[last.channel]}</PlaceLink>{' '}
            <CivilDay day={last.date} show="relative" className={styles.when} />
            {last.excerpt !== '' && <span className={styles.excerpt}>{notesExcerpt(last.excerpt)}</span>}
          </span>
        </li>
      )}
    </ul>
  )
}

function OpenFollowUp({ followUp: { text, due }, by }: { followUp: FollowUpRow; by: string }) {
  return (
    <li>
      <span className={styles.by}>{by}</span>
      <span>
        {text} {due !== null && <CivilDay day={due} show="relative" className={styles.when} />}
      </span>
    </li>
  )
}

const LENGTHS = ['15', '30', '45', '60'] as const

/** A meeting that ends in time is one that people say yes to again. */
function EndTime() {
  const i18n = useI18n()
  const locale = useLocale()
  const [minutes, setMinutes] = useState<(typeof LENGTHS)[number]>('30')
  // When the brief was opened, to the next five minutes: it is read on the way.
  const [begin] = useState(() => Math.ceil(Date.now() / 300_000) * 300_000)
  const end = new Date(begin + Number(minutes) * 60_000)
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(end)
  return (
    <div className={styles.end}>
      <Segmented
        label={i18n.t('Minutes')}
        hideLabel
        options={LENGTHS.map((id) => ({ id, label: i18n.t('{minutes} min', { minutes: id }) }))}
        value={minutes}
        onChange={setMinutes}
      />
      <span>{i18n.t('If you begin now, end at {time}.', { time })}</span>
    </div>
  )
}
