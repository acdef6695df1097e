import type { I18n } from '@lingui/core'
import { Button } from '#ui/button.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useWorkSession } from './work-session-context.tsx'
import { entriesWith, type SessionOutcome, type WorkSession } from './work-session.ts'
import styles from './session.module.css'

const SHOWN: readonly SessionOutcome[] = ['done', 'logged', 'put-off', 'skipped']

/** What came of a session, and that it is enough. */
export function SessionSummary({ session, left }: { session: WorkSession; left: number }) {
  const i18n = useI18n()
  const { leave } = useWorkSession()
  const titles = outcomeTitles(i18n)
  const finished = session.doneBefore + entriesWith(session, 'done').length + entriesWith(session, 'logged').length
  return (
    <Page>
      <PageHeader
        title={finished === 0 ? i18n.t('That is it for now') : i18n.t('Well done')}
        above={i18n.t('Session')}
        below={
          left === 0
            ? i18n.t('You went through all of today.')
            : i18n.t('{left, plural, one {# thing is} other {# things are}} left for another time.', { left })
        }
        actions={
          <Button kind="primary" autoFocus onPress={leave}>
            {i18n.t('Back to Today')}
          </Button>
        }
      />
      {SHOWN.map((outcome) => {
        const entries = entriesWith(session, outcome)
        if (entries.length === 0) return null
        return (
          <Section key={outcome} title={titles[outcome]} count={entries.length}>
            <ul className={styles.entries}>
              {entries.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          </Section>
        )
      })}
    </Page>
  )
}

function outcomeTitles(i18n: I18n): Record<SessionOutcome, string> {
  return {
    done: i18n.t('Done'),
    logged: i18n.t('Spoken with'),
    'put-off': i18n.t('Put off'),
    skipped: i18n.t('Skipped'),
  }
}
