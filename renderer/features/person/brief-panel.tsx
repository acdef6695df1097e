import { Feather, Printer, X } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import { BriefEnd } from '#parts/brief-end.tsx'
import { BriefPoints, Point } from '#parts/brief-points.tsx'
import styles from '#parts/brief-points.module.css'
import { useHiddenLines } from '#parts/hidden-lines.ts'
import { usePaper } from '#parts/paper.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Switch } from '#ui/switch.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface BriefPanelProps {
  person: PersonPage
  /** Afterwards: writes the conversation down. */
  onLog: () => void
  onClose: () => void
}

/** Read it on the way: why, what to ask, what to bring, what is open, and when to end. */
export function BriefPanel({ person, onLog, onClose }: BriefPanelProps) {
  const i18n = useI18n()
  const { data: brief } = useJournalQuery('brief', { id: person.id })
  const [hidesPrivate, setHidesPrivate] = useHiddenLines()
  const paper = usePaper()
  return (
    <div className={cx(styles.panel, styles.alone)}>
      <header className={styles.header}>
        <h2 className={styles.title}>{i18n.t('Before you meet {name}', { name: person.name })}</h2>
        <IconButton label={i18n.t('Close the brief')} onPress={onClose}>
          <X />
        </IconButton>
      </header>
      {brief !== undefined && (
        <BriefPoints brief={brief} hidesPrivate={hidesPrivate}>
          <Point title={i18n.t('An end')}>
            <BriefEnd />
          </Point>
        </BriefPoints>
      )}
      <footer className={styles.footer}>
        <Switch isSelected={hidesPrivate} onChange={setHidesPrivate} label={i18n.t('Hide private lines')} />
        <Button size="small" kind="plain" icon={<Printer aria-hidden />} onPress={paper.toPaper}>
          {paper.words}
        </Button>
        <Button size="small" icon={<Feather aria-hidden />} onPress={onLog}>
          {i18n.t('Log it')}
        </Button>
      </footer>
    </div>
  )
}
