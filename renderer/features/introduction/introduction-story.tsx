import { consentWords, sideName } from '#parts/introduction-words.ts'
import type { IntroductionEventRow, IntroductionPage } from '#shared/contract/introduction-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './introduction.module.css'

/** What was said and done, the latest first. */
export function IntroductionStory({ introduction }: { introduction: IntroductionPage }) {
  const i18n = useI18n()
  if (introduction.events.length === 0) return null
  return (
    <Section title={i18n.t('What happened')}>
      <ul className={styles.story} aria-label={i18n.t('What happened')}>
        {introduction.events.map((event) => (
          <li key={event.id} data-holds={event.holds || undefined}>
            <span className={styles.when}>
              <CivilDay day={event.on} />
            </span>
            <span>
              {eventWords(i18n, introduction, event)}
              {event.note !== '' && <span className={styles.quiet}> {event.note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function eventWords(
  i18n: ReturnType<typeof useI18n>,
  introduction: IntroductionPage,
  event: IntroductionEventRow,
): string {
  if (event.type === 'introduced') return i18n.t('Introduced')
  if (event.type === 'outcome') return i18n.t('Asked what came of it')
  const name = event.side === null ? '' : sideName(i18n, introduction[event.side])
  return i18n.t('{name}: {word}', { name, word: consentWords(i18n)[event.type] })
}
