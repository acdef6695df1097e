import { desktopBridge } from '#client/desktop.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './settings.module.css'

export function AboutSettings() {
  const i18n = useI18n()
  const { data: info } = useJournalQuery('journalInfo')
  const version = desktopBridge()?.version ?? info?.version
  return (
    <>
      <p>{version === undefined ? i18n.t('Rapport') : i18n.t('Rapport {version}', { version })}</p>
      <p className={styles.note}>
        {i18n.t(
          'A private journal for the people who matter to your work. Everything stays on this machine, encrypted; there is no account and no server. Free software under the MIT licence.',
        )}
      </p>
    </>
  )
}
