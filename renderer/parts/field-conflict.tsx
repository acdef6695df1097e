import { useEffect, useRef } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { ConflictRow } from '#shared/contract/rows.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { focusQuietly } from '#ui/lost-focus.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './field-conflict.module.css'

type Path = ConflictRow['path']

export interface FieldConflictProps {
  id: DocumentId
  /** Which fields of the document stand here. */
  isHere: (path: Path) => boolean
  nameOf: (path: Path) => string
  /** A value in words; as it is where left out. */
  wordsOf?: ((path: Path, value: string) => string) | undefined
  /** Shown, and not to be settled. */
  isReadOnly?: boolean | undefined
  /** For a form that has its own copy of the field. */
  onSettled?: ((path: Path, value: string | null) => void) | undefined
}

/** What two devices wrote into a field without knowing of each other: both values, and a choice. Nothing where they did not. */
export function FieldConflict({ id, isHere, nameOf, wordsOf, isReadOnly = false, onSettled }: FieldConflictProps) {
  const i18n = useI18n()
  const { data = [] } = useJournalQuery('conflicts', { id })
  const settle = useCommand('settleConflict', { said: i18n.t('Settled.') })
  const here = data.filter(({ path }) => isHere(path))
  const { root, keepFocus } = useFocusWhenSettled(here.length)
  const choose = async (path: Path, value: string | null) => {
    keepFocus()
    await settle.run({ id, path, value }).then(
      () => onSettled?.(path, value),
      () => undefined,
    )
  }
  return (
    <div ref={root} hidden={here.length === 0}>
      {here.map(({ path, kept, others }) => {
        const name = nameOf(path)
        const words = (value: string | null) => (value === null ? '' : (wordsOf?.(path, value) ?? value))
        const choice = (value: string | null, action: string) => (
          <Choice
            key={value ?? ''}
            value={words(value)}
            action={action}
            isPending={settle.pending}
            onChoose={isReadOnly ? undefined : () => void choose(path, value)}
          />
        )
        return (
          <div
            key={path.join('\n')}
            role="group"
            aria-label={i18n.t('{field}: written on two devices', { field: name })}
            className={styles.conflict}
          >
            <span className={styles.name}>{i18n.t('{field}: two devices wrote this.', { field: name })}</span>
            {choice(kept, i18n.t('Keep'))}
            {others.map((other) => choice(other, i18n.t('Use')))}
          </div>
        )
      })}
    </div>
  )
}

interface ChoiceProps {
  value: string
  action: string
  isPending: boolean
  onChoose: (() => void) | undefined
}

function Choice({ value, action, isPending, onChoose }: ChoiceProps) {
  const i18n = useI18n()
  const shown = value === '' ? i18n.t('nothing') : value
  return (
    <span className={styles.choice}>
      <strong>{shown}</strong>
      {onChoose !== undefined && (
        <Button size="small" aria-label={`${action}: ${shown}`} isPending={isPending} onPress={onChoose}>
          {action}
        </Button>
      )}
    </span>
  )
}

/** Those who settle by keyboard go on with the next conflict, or with what the field stands in: the row, the dialog, the page. */
function useFocusWhenSettled(left: number) {
  const root = useRef<HTMLDivElement>(null)
  const holdsFocus = useRef(false)
  const last = useRef(left)
  useEffect(() => {
    const isFewer = left < last.current
    last.current = left
    if (!isFewer || !holdsFocus.current) return
    holdsFocus.current = false
    const { current } = root
    const next = current?.querySelector<HTMLElement>('button') ?? current?.closest<HTMLElement>('[tabindex]')
    focusQuietly(next)
  }, [left])
  return { root, keepFocus: () => void (holdsFocus.current = true) }
}
