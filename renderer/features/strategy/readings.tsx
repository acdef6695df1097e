import { X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { numberWords } from '#parts/measure-words.ts'
import { DayField } from '#parts/day-field.tsx'
import type { CountedRow, MeasureRow } from '#shared/contract/measures-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { measureReading } from '#shared/model/measure.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { formatDay } from '#ui/format-day.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import styles from './measure.module.css'

const ROW_HEIGHT = 44
const [BEGINNING, END] = ['0001-01-01' as CivilDate, '9999-12-31' as CivilDate]

/** One's own numbers, each with its day, and a line for the next. */
export function Readings({ measure }: { measure: MeasureRow }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState<CivilDate>(today)
  const rows = useWindowedQuery('measureCounted', { id: measure.id, from: BEGINNING, to: END })
  const put = useCommand('putReading', { said: i18n.t('Written down.') })
  const remove = useCommand('removeReading', { said: i18n.t('Taken out.') })
  const value = Number(typed.trim().replace(',', '.'))
  const reading = measureReading.safeParse({ on, value })
  const isNumber = typed.trim() !== '' && reading.success
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!isNumber || put.pending) return
    await put.run({ id: measure.id, reading: { on, value } }).then(
      () => setTyped(''),
      () => undefined,
    )
  }
  return (
    <section aria-label={i18n.t('Numbers written down')} className={styles.counted}>
      <h3>{i18n.t('Numbers written down')}</h3>
      {!measure.readOnly && (
        <form onSubmit={(event) => void add(event)} className={styles.formLine}>
          <TextField
            label={i18n.t('Number')}
            value={typed}
            onChange={setTyped}
            error={typed.trim() !== '' && !isNumber ? i18n.t('This is no number.') : undefined}
            className={styles.target}
          />
          <DayField
            label={i18n.t('On')}
            toward="past"
            value={on}
            onChange={(day) => day !== null && setOn(day as CivilDate)}
          />
          <Button type="submit" isDisabled={!isNumber} className={styles.write}>
            {i18n.t('Write down')}
          </Button>
        </form>
      )}
      <FieldConflict
        id={measure.id}
        isHere={([field]) => field === 'readings'}
        nameOf={() => i18n.t('Numbers written down')}
        wordsOf={(_path, text) => readingWords(locale, today, text)}
        isReadOnly={measure.readOnly}
      />
      {rows.total !== undefined && rows.total > 0 && (
        <div className={styles.countedList} data-long={rows.total > 6 || undefined}>
          <VirtualList<CountedRow>
            label={i18n.t('Numbers written down')}
            count={rows.total}
            rowAt={rows.rowAt}
            keyOf={(row) => (row.kind === 'reading' ? row.entry : '')}
            rowHeight={ROW_HEIGHT}
            onRangeChange={rows.ensureRange}
            renderRow={(row) =>
              row.kind === 'reading' && (
                <span className={styles.countedLine}>
                  <span className={styles.countedWords}>{numberWords(locale, row.value)}</span>
                  <span className={styles.countedDay}>
                    <CivilDay day={row.day} />
                  </span>
                  {!measure.readOnly && (
                    <IconButton
                      label={i18n.t('Take out {value}', { value: numberWords(locale, row.value) })}
                      onPress={() => void remove.run({ id: measure.id, entry: row.entry }).catch(() => undefined)}
                    >
                      <X />
                    </IconButton>
                  )}
                </span>
              )
            }
          />
        </div>
      )}
    </section>
  )
}

function readingWords(locale: string, today: string, text: string): string {
  try {
    const read = measureReading.safeParse(JSON.parse(text))
    if (!read.success) return text
    return `${numberWords(locale, read.data.value)}, ${formatDay(locale, read.data.on, 'long', today)}`
  } catch {
    return text
  }
}
