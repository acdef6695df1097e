import { CornerDownRight, UserPlus } from 'lucide-react'
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { JournalConnection } from '#client/connect.ts'
import type { LineForFullEntry } from '#shared/contract/desktop-bridge.ts'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { cx } from '#ui/cx.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { onChipKey } from './chip-keys.ts'
import { ChipPanel } from './chip-panel.tsx'
import { IN_NOTE } from '#shared/quick-log/corrections.ts'
import { fullEntryOf, type FullEntry } from './full-entry.ts'
import { LineExamples } from './line-examples.tsx'
import { LineKeys, type BarFocus } from './line-keys.tsx'
import type { SavedLine } from './saved-line.ts'
import { shownRows, type ShownChip, type ShownRow } from './shown-chips.ts'
import { useQuickLog } from './use-quick-log.ts'
import styles from './quick-log.module.css'

export interface QuickLogBarProps {
  connection: JournalConnection
  /** `above` what one looks at, it has the caret as soon as it shows, and goes when it is saved; on the `page` it stays, empty. */
  place?: 'above' | 'page'
  /**
   * Another object each time that it is shown. `text` is a link's, for which the line that was left waits; null is none. One that
   * Rapport suggests itself is not kept where nothing is added to it.
   */
  shown: { readonly text: string | null; readonly isSuggested?: boolean }
  /** The line is kept and left, or, above the page, saved. */
  onHide: () => void
  onSaved: (saved: SavedLine) => void
  /** Go on in the full entry, with what is understood or, in another window, by reading the line again; it is given up here. */
  onOpenFull: (entry: FullEntry, line: LineForFullEntry) => void
}

const MAX_CHARACTERS = 20_000

/** One line, and below it what is understood of it, to be corrected. Enter saves. */
export function QuickLogBar({ place = 'above', connection, shown, onHide, onSaved, onOpenFull }: QuickLogBarProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const log = useQuickLog(connection)
  const { line, today, known, understood, setLine, offer, catchUp } = log
  const [openId, setOpenId] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const rows = useMemo(
    () => (line.trim() === '' ? [] : shownRows(understood, { i18n, locale, today, known })),
    [line, understood, i18n, locale, today, known],
  )
  const chips = rows.flatMap((row) => row.chips)
  const open = chips.find(({ id }) => id === openId)

  const [shownBefore, setShownBefore] = useState(shown)
  if (shown !== shownBefore) {
    setShownBefore(shown)
    setOpenId(null)
  }
  useLayoutEffect(() => {
    if (shown.text !== null) void offer(shown.text, shown.isSuggested)
    else void catchUp()
    if (place === 'above') putCaret(field.current)
  }, [shown, offer, catchUp, place])
  const [focus, setFocus] = useState<BarFocus>(place === 'above' ? 'line' : 'elsewhere')
  const holdsFocus = useRef(place === 'above')
  useFollowFocus(field, holdsFocus)

  const focusLine = () => putCaret(field.current)
  const focusChip = (id: string) => {
    const chip = document.getElementById(id)
    if (chip === null) focusLine()
    else chip.focus()
  }
  const close = (id: string) => {
    setOpenId(null)
    focusChip(id)
  }
  const choose = (chip: ShownChip, choice: string) => {
    log.correct(chip.key, choice)
    if (choice === IN_NOTE) {
      setOpenId(null)
      focusLine()
    } else close(chip.id)
  }
  const hide = () => {
    log.keep()
    setOpenId(null)
    onHide()
  }
  const save = async () => {
    if (log.isSaving || line.trim() === '') return
    const saved = await log.save()
    if (saved !== null) onSaved(saved)
    if (saved !== null && place === 'above') onHide()
    // Whoever has left the line meanwhile is not called back: the next key is for where they are.
    else if (holdsFocus.current) focusLine()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const key = event.key
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const inLine = event.target === field.current
    if (key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      return hide()
    }
    if (key === 'Enter' && event.shiftKey) {
      event.preventDefault()
      onOpenFull(fullEntryOf(understood, today), { text: line, corrections: log.corrections })
      return log.clear()
    }
    if (key === 'Enter' && (inLine || !isPlain)) {
      event.preventDefault()
      return void save()
    }
    if (inLine) {
      if (
        key === 'ArrowDown' &&
        isPlain &&
        !event.shiftKey &&
        isAtEnd(event.target as HTMLTextAreaElement) &&
        chips[0] !== undefined
      ) {
        event.preventDefault()
        focusChip((chips.find(({ tone }) => tone === 'care') ?? chips[0]).id)
      }
      return
    }
    onChipKey(event, chips, rows, { focusLine, focusChip, open: setOpenId, choose })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the line and its chips together
    <div
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        holdsFocus.current = true
        setFocus(focusOf(target))
      }}
      // Not heard where what has the focus goes: then the line is to have it.
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
        holdsFocus.current = place === 'above'
        setFocus('elsewhere')
      }}
      className={cx(styles.bar, place === 'page' && styles.onPage)}
    >
      <textarea
        ref={field}
        rows={1}
        value={line}
        aria-label={i18n.t('Quick log')}
        aria-describedby="quick-log-understood"
        placeholder={
          place === 'page'
            ? i18n.t('Whom did you speak with? What is promised, or planned?')
            : i18n.t('Coffee with Ana about hiring, follow up in 2 weeks')
        }
        maxLength={MAX_CHARACTERS}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setLine(target.value)}
        onFocus={() => setOpenId(null)}
        className={styles.line}
      />
      {rows.length > 0 && (
        <div className={styles.rows}>
          {rows.map((row) => (
            <RowOfChips
              key={row.id}
              row={row}
              openId={openId}
              onOpen={(id) => (id === openId ? close(id) : setOpenId(id))}
            >
              {open !== undefined && row.chips.includes(open) && (
                <ChipPanel
                  key={open.id}
                  chip={open}
                  onChoose={(choice) => choose(open, choice)}
                  onType={(choice) => log.correct(open.key, choice)}
                  onClose={() => close(open.id)}
                />
              )}
            </RowOfChips>
          ))}
        </div>
      )}
      {log.trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {log.trouble}
        </p>
      )}
      <Understanding rows={rows} />
      {line.trim() !== '' ? (
        (place === 'above' || focus !== 'elsewhere') && (
          <LineKeys focus={focus} isSaving={log.isSaving} hasChips={chips.length > 0} />
        )
      ) : (
        <LineExamples
          onChoose={(example) => {
            setLine(example)
            focusLine()
          }}
        />
      )}
    </div>
  )
}

interface RowOfChipsProps {
  row: ShownRow
  openId: string | null
  onOpen: (id: string) => void
  children: ReactNode
}

function RowOfChips({ row, openId, onOpen, children }: RowOfChipsProps) {
  return (
    <div className={cx(styles.row, row.kind !== 'conversation' && styles.followUp)}>
      {row.kind !== 'conversation' && <CornerDownRight aria-hidden className={styles.turn} />}
      <div className={styles.rowBody}>
        <ChipGroup label={row.name}>
          {row.chips.map((chip) => (
            <Chip
              key={chip.id}
              id={chip.id}
              label={chip.name}
              tone={chip.tone}
              opensMenu
              isExpanded={chip.id === openId}
              onPress={() => onOpen(chip.id)}
              icon={chip.kind === 'person' && chip.tone === 'new' ? <UserPlus aria-hidden /> : undefined}
              className={cx(styles.chip, styles[chip.kind])}
            >
              {chip.words} {chip.mark !== undefined && <span className={styles.mark}>{chip.mark}</span>}
            </Chip>
          ))}
        </ChipGroup>
        {row.note !== '' && <p className={styles.note}>{row.note}</p>}
        {children}
      </div>
    </div>
  )
}

function focusOf(target: EventTarget): BarFocus {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.matches('textarea')) return 'line'
  if (target.matches('[role="option"], [role="listbox"], input')) return 'choices'
  return target.matches('[data-example]') ? 'elsewhere' : 'chip'
}

/** Says what is understood, once the line has been still for a moment. */
function Understanding({ rows }: { rows: readonly ShownRow[] }) {
  const said = rows
    .map(({ name, chips, note }) => [name, ...chips.map((chip) => chip.name), note].filter(Boolean).join(', '))
    .join('. ')
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), 900)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <p id="quick-log-understood" role="status" className={styles.hidden}>
      {settled}
    </p>
  )
}

/** A chip that goes away with the focus leaves it to the line. */
function useFollowFocus(field: RefObject<HTMLTextAreaElement | null>, holdsFocus: RefObject<boolean>): void {
  useEffect(() => {
    if (holdsFocus.current && document.activeElement === document.body) putCaret(field.current)
  })
}

function putCaret(field: HTMLTextAreaElement | null): void {
  if (field === null || field === document.activeElement) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** True where no line is below the caret. */
function isAtEnd({ selectionStart, value, clientHeight }: HTMLTextAreaElement): boolean {
  return selectionStart === value.length || clientHeight < 64
}
