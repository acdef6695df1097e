import { useJournalQuery } from '#client/use-query.ts'
import { BriefPoints } from '#parts/brief-points.tsx'
import styles from '#parts/brief-points.module.css'
import { useHiddenLines } from '#parts/hidden-lines.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { ConversationId } from '#shared/model/id.ts'
import { Switch } from '#ui/switch.tsx'
import { useI18n } from '#ui/use-i18n.ts'

/** Before what is planned: a brief of whoever takes part, of several two lines each; and when it ends. */
export function PlanBrief({ id }: { id: ConversationId }) {
  const i18n = useI18n()
  const { data: meeting } = useJournalQuery('meeting', { plan: id })
  const [hidesPrivate, setHidesPrivate] = useHiddenLines()
  if (meeting === undefined || meeting.briefs.length === 0) return null
  const { briefs, until } = meeting
  const isShort = briefs.length > 1
  return (
    <section aria-label={i18n.t('Before you meet')} className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.title}>{i18n.t('Before you meet')}</h2>
        {until !== null && <span className={styles.by}>{i18n.t('End at {time}.', { time: until })}</span>}
      </header>
      {briefs.map((brief) => (
        <div key={brief.person.id} className={styles.one}>
          {isShort && (
            <h3 className={styles.name}>
              <PlaceLink to={{ page: 'person', id: brief.person.id }}>{brief.person.name}</PlaceLink>
            </h3>
          )}
          <BriefPoints brief={brief} hidesPrivate={hidesPrivate} isShort={isShort} />
        </div>
      ))}
      <footer className={styles.footer}>
        <Switch isSelected={hidesPrivate} onChange={setHidesPrivate} label={i18n.t('Hide private lines')} />
      </footer>
    </section>
  )
}
