import { Feather, Printer, X } from 'lucide-react'
import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { BriefPoints, Point } from '#parts/brief-points.tsx'
import styles from '#parts/brief-points.module.css'
import { usePaper } from '#parts/paper.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Switch } from '#ui/switch.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'

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
  const [hidesPrivate, setHidesPrivate] = useState(false)
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
            <EndTime />
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
      <div className={styles.lengths}>
        <Segmented
          label={i18n.t('Minutes')}
          hideLabel
          options={LENGTHS.map((id) => ({ id, label: i18n.t('{minutes} min', { minutes: id }) }))}
          value={minutes}
          onChange={setMinutes}
        />
      </div>
      <span>{i18n.t('If you begin now, end at {time}.', { time })}</span>
    </div>
  )
}
