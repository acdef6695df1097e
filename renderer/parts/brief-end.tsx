import { useState } from 'react'
import { Segmented } from '#ui/radio-group.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './brief-points.module.css'

const LENGTHS = ['15', '30', '45', '60'] as const

/** A meeting that ends in time is one that people say yes to again. */
export function BriefEnd() {
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
