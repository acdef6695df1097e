import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { measureDefinitions, measureNames, numberWords, perWords, reviewedWords } from '#parts/measure-words.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { GoalRow } from '#shared/contract/strategy-contract.ts'
import type { GoalId, MeasureId } from '#shared/model/id.ts'
import { MEASURE_PERS, MEASURE_SOURCES, usualPer, type MeasurePer, type MeasureSource } from '#shared/model/measure.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { weekStartOf } from '#ui/week-start.ts'
import { Counted } from './counted.tsx'
import { MeasureConflicts } from './measure-conflicts.tsx'
import { newId } from './new-id.ts'
import { Readings } from './readings.tsx'
import { parseTarget, targetText } from './target-text.ts'
import styles from './measure.module.css'

export interface MeasureDialogProps {
  /** An existing one, or a new one of that goal. */
  measure: { readonly id: MeasureId } | { readonly goal: GoalId | null }
  goals: readonly GoalRow[]
  onClose: () => void
}

const NO_GOAL = 'none'

/** What a measure counts and how it is looked at; of one that is there, exactly what it counted. */
export function MeasureDialog({ measure, goals, onClose }: MeasureDialogProps) {
  const locale = useLocale()
  const id = 'id' in measure ? measure.id : null
  const weekStart = weekStartOf(locale)
  const { data } = useJournalQuery('measures', { weekStart }, { keepPrevious: true })
  const row = data?.rows.find((one) => one.id === id) ?? null
  if (id !== null && row === null) return null
  return (
    <MeasureForm
      key={id ?? 'new'}
      row={row}
      goal={row?.goal ?? ('goal' in measure ? measure.goal : null)}
      goals={goals}
      onClose={onClose}
    />
  )
}

type Row = QueryOutput<'measures'>['rows'][number]

interface Parts {
  readonly title: string
  readonly goal: GoalId | null
  readonly source: MeasureSource
  readonly per: MeasurePer
  /** As typed: "2", "at most 3". */
  readonly target: string
}

interface FormProps {
  row: Row | null
  goal: GoalId | null
  goals: readonly GoalRow[]
  onClose: () => void
}

function MeasureForm({ row, goal, goals, onClose }: FormProps) {
  const i18n = useI18n()
  const form = useId()
  const [opened, setOpened] = useState<Parts>({
    title: row?.title ?? '',
    goal,
    source: row?.source ?? 'outside',
    per: row?.per ?? 'week',
    target: row === null ? '' : targetText(i18n, row.target),
  })
  const [parts, setParts] = useState(opened)
  const change = (part: Partial<Parts>) => setParts((before) => ({ ...before, ...part }))
  const add = useCommand('addMeasure', { said: i18n.t('It is a measure now.') })
  const edit = useCommand('editMeasure', { said: i18n.t('Changed.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  const target = parseTarget(i18n, parts.target)
  const readOnly = row?.readOnly === true
  const canSave = target !== undefined && !add.pending && !edit.pending && !readOnly

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!canSave) return
    const title = parts.title.trim()
    if (row === null) {
      await add.run({ ...parts, id: newId<MeasureId>(), title, target }).then(onClose, () => undefined)
      return
    }
    // Only what was changed here: another window or device may have changed the rest.
    const changed = {
      ...(title !== opened.title && { title }),
      ...(parts.goal !== opened.goal && { goal: parts.goal }),
      ...(parts.source !== opened.source && { source: parts.source }),
      ...(parts.per !== opened.per && { per: parts.per }),
      ...(parts.target !== opened.target && { target }),
    }
    if (Object.keys(changed).length === 0) onClose()
    else await edit.run({ id: row.id, ...changed }).then(onClose, () => undefined)
  }
  const names = measureNames(i18n)
  const pers = perWords(i18n)
  return (
    <Dialog
      title={row === null ? i18n.t('What shall be looked at?') : parts.title || names[parts.source]}
      isOpen
      onClose={onClose}
      actions={
        <>
          {row !== null && !readOnly && (
            <Button
              kind="plain"
              className={styles.trash}
              onPress={() => void trash.run({ ids: [row.id] }).then(onClose, () => undefined)}
            >
              {i18n.t('Move to the trash')}
            </Button>
          )}
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!canSave}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      {row !== null && <Now row={row} />}
      <form id={form} onSubmit={(event) => void save(event)} className={styles.form}>
        <Select<MeasureSource>
          label={i18n.t('What is counted')}
          options={MEASURE_SOURCES.map((id) => ({ id, label: names[id] }))}
          value={parts.source}
          onChange={(source) => change({ source, ...(row === null && { per: usualPer(source) }) })}
          help={measureDefinitions(i18n)[parts.source]}
          isDisabled={readOnly}
        />
        <TextField
          label={i18n.t('In my words')}
          value={parts.title}
          onChange={(title) => change({ title })}
          placeholder={names[parts.source]}
          maxLength={500}
          isReadOnly={readOnly}
        />
        <div className={styles.formLine}>
          <Segmented
            label={i18n.t('How often')}
            value={parts.per}
            onChange={(per) => change({ per })}
            isDisabled={readOnly}
            options={MEASURE_PERS.map((id) => ({ id, label: pers[id].each }))}
          />
          <TextField
            label={i18n.t('Wanted')}
            value={parts.target}
            onChange={(text) => change({ target: text })}
            placeholder={i18n.t('2, or “at most 3”')}
            error={target === undefined ? i18n.t('A number, or “at least” or “at most” before it.') : undefined}
            isReadOnly={readOnly}
            className={styles.target}
          />
        </div>
        <Select<string>
          label={i18n.t('Of which goal')}
          options={[
            ...goals.map(({ id, title }) => ({ id: id as string, label: title })),
            { id: NO_GOAL, label: i18n.t('No goal') },
          ]}
          value={parts.goal ?? NO_GOAL}
          onChange={(id) => change({ goal: goals.find((one) => one.id === id)?.id ?? null })}
          isDisabled={readOnly}
        />
      </form>
      {row !== null && (
        <>
          <MeasureConflicts
            measure={row}
            goals={goals}
            onSettled={([field], value) => {
              if (field !== 'title') return
              setOpened((before) => ({ ...before, title: value ?? '' }))
              change({ title: value ?? '' })
            }}
          />
          {row.source === 'own' ? <Readings measure={row} /> : <Counted measure={row} />}
        </>
      )}
    </Dialog>
  )
}

/** The number of now, of the time before, and of the last review. */
function Now({ row }: { row: Row }) {
  const i18n = useI18n()
  const locale = useLocale()
  const words = perWords(i18n)[row.per]
  return (
    <p className={styles.now}>
      <strong>{row.value === null ? i18n.t('none yet') : numberWords(locale, row.value)}</strong> {words.now}
      {row.before.value !== null && (
        <span>
          {' · '}
          {numberWords(locale, row.before.value)} {words.before}
        </span>
      )}
      {row.reviewed !== null && (
        <span>
          {' · '}
          {reviewedWords(i18n, locale, row)}
        </span>
      )}
    </p>
  )
}
