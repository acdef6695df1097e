import { Minus, Plus } from 'lucide-react'
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { TimelineFilter } from '#shared/contract/timeline-contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { binAround, binBeside, type Period } from '#shared/model/time-bins.ts'
import { Button } from '#ui/button.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { weekStartOf } from '#ui/week-start.ts'
import { Awaited } from './awaited.tsx'
import {
  A_YEAR,
  askedDays,
  axisLabels,
  limitsOf,
  scaleOf,
  showing,
  unitOf,
  viewOf,
  within,
  zoomed,
  type TimeView,
} from './time-view.ts'
import { binWords, countWords, laneTitles } from './time-words.ts'
import { TimelineItems } from './timeline-items.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { TimelineTable } from './timeline-table.tsx'
import { useTimeZoom } from './use-time-zoom.ts'
import styles from './timeline.module.css'

export interface TimelineMoves {
  zoomIn: () => void
  zoomOut: () => void
  /** Shows these days, and puts the cursor on the first. */
  show: (days: Period) => void
  toggleTable: () => void
  focus: () => void
}

export interface TimelineViewProps {
  filter: TimelineFilter
  /** What it is of, for who does not see it. */
  label: string
  ref?: Ref<TimelineMoves>
}

const STEP = 1.6

/** Time from all years down to a day: a picture for eyes and pointers, a slider for keys and ears, a table with the same counts. */
export function TimelineView({ filter, label, ref }: TimelineViewProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const weekStart = weekStartOf(locale)
  const stage = useRef<HTMLDivElement>(null)
  const items = useRef<HTMLElement>(null)
  const width = useWidth(stage)
  const now = dayNumber(today)
  const [chosenView, setView] = useState<TimeView>(() => ({ from: now - A_YEAR, to: now + 14 }))
  const [cursor, setCursor] = useState<CivilDate>(today)
  const [opened, setOpened] = useState<Period | null>(null)
  const [isTable, setIsTable] = useState(false)

  const unit = unitOf(chosenView, Math.max(width, 320))
  const asked = askedDays(chosenView, unit)
  const { data, error, refetch } = useJournalQuery(
    'timeline',
    { ...asked, unit, weekStart, filter },
    { keepPrevious: true },
  )
  const extent = data?.extent ?? null
  const limits = useMemo<TimeView>(() => limitsOf(extent, now), [extent, now])
  const view = within(chosenView, limits)
  const move = (next: TimeView) => setView(within(next, limits))
  const selected = binAround(cursor, unit, weekStart)
  const seen = (data?.bins ?? []).filter((bin) => dayNumber(bin.to) >= view.from && dayNumber(bin.from) < view.to)
  const lanes = data?.lanes ?? []
  const counts = data?.bins.find((bin) => bin.from === selected.from && bin.to === selected.to)?.counts

  const select = (bin: Period) => {
    setCursor(bin.from <= today && today <= bin.to ? today : bin.from)
    setView(showing(view, bin, limits))
  }
  const zoomBy = (by: number) => move(zoomed(view, dayNumber(selected.from), by, limits))
  const open = (bin: Period) => {
    setOpened(bin)
    // Its heading is there with the next frame.
    requestAnimationFrame(() => items.current?.focus())
  }
  useTimeZoom(stage, {
    view,
    limits,
    width,
    onView: setView,
    onPress: (x) => {
      const day = dayNumberToCivilDate(Math.floor(scaleOf(view, width).invert(x)))
      const bin = binAround(day, unit, weekStart)
      select(bin)
      setOpened(bin)
    },
  })
  useImperativeHandle(ref, () => ({
    zoomIn: () => zoomBy(1 / STEP),
    zoomOut: () => zoomBy(STEP),
    show: (days) => {
      setView(viewOf(days, limits))
      setCursor(days.from)
    },
    toggleTable: () => setIsTable(!isTable),
    focus: () => stage.current?.focus(),
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const steps: Record<string, () => void> = {
      ArrowLeft: () => select(binBeside(selected, unit, weekStart, -1)),
      ArrowRight: () => select(binBeside(selected, unit, weekStart, 1)),
      ArrowUp: () => zoomBy(1 / STEP),
      ArrowDown: () => zoomBy(STEP),
      '+': () => zoomBy(1 / STEP),
      '=': () => zoomBy(1 / STEP),
      '-': () => zoomBy(STEP),
      Home: () => select(binAround(extent?.from ?? today, unit, weekStart)),
      End: () => select(binAround(extent?.to ?? today, unit, weekStart)),
      Enter: () => open(selected),
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }

  const seenDays = { from: dayNumberToCivilDate(Math.ceil(view.from)), to: dayNumberToCivilDate(Math.floor(view.to)) }
  const words = binWords(i18n, locale, selected, unit)
  const told = counts === undefined ? words : `${words}: ${countWords(i18n, lanes, counts)}`
  if (data === undefined && error !== null) {
    return (
      <Awaited
        error={error}
        waiting={i18n.t('Reading')}
        failed={i18n.t('The timeline cannot be shown.')}
        onRetry={refetch}
      />
    )
  }
  return (
    <div className={styles.timeline}>
      <div className={styles.tools}>
        <span className={styles.span}>{formatPeriod(locale, seenDays.from, seenDays.to)}</span>
        {levels(i18n).map(({ id, title, days }) => (
          <Button key={id} size="small" kind="plain" onPress={() => setView(levelView(days, cursor, limits))}>
            {title}
          </Button>
        ))}
        <IconButton label={i18n.t('Closer')} onPress={() => zoomBy(1 / STEP)}>
          <Plus />
        </IconButton>
        <IconButton label={i18n.t('Further away')} onPress={() => zoomBy(STEP)}>
          <Minus />
        </IconButton>
        <Button size="small" kind="plain" onPress={() => setIsTable(!isTable)}>
          {isTable ? i18n.t('Without the table') : i18n.t('As a table')}
        </Button>
      </div>
      <div
        ref={stage}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={Math.floor(limits.from)}
        aria-valuemax={Math.ceil(limits.to)}
        aria-valuenow={dayNumber(selected.from)}
        aria-valuetext={told}
        className={styles.stage}
        onKeyDown={onKeyDown}
      >
        {width > 0 && (
          <TimelinePicture
            view={view}
            width={width}
            lanes={lanes}
            titles={laneTitles(i18n)}
            bins={seen}
            labels={axisLabels(view, width, { bins: seen, unit, locale, weekStart })}
            selected={selected}
            today={now}
          />
        )}
      </div>
      <p className={styles.status}>{told}</p>
      {isTable && (
        <TimelineTable
          lanes={lanes}
          rows={seen}
          nameOf={(bin) => binWords(i18n, locale, bin, unit)}
          onOpen={(bin) => {
            select(bin)
            open(bin)
          }}
        />
      )}
      {opened !== null && (
        <TimelineItems
          ref={items}
          days={opened}
          title={binWords(i18n, locale, opened, unitOfPeriod(opened, unit))}
          filter={filter}
          onClose={() => {
            setOpened(null)
            stage.current?.focus()
          }}
        />
      )}
    </div>
  )
}

/** What was opened keeps its name when one zooms meanwhile. */
function unitOfPeriod({ from, to }: Period, unit: ReturnType<typeof unitOf>): ReturnType<typeof unitOf> {
  const days = dayNumber(to) - dayNumber(from) + 1
  if (days === 1) return 'day'
  if (days === 7) return 'week'
  if (days < 32) return 'month'
  if (days < 93) return 'quarter'
  return days > 360 ? 'year' : unit
}

function levels(i18n: ReturnType<typeof useI18n>) {
  return [
    { id: 'all', title: i18n.t('All years'), days: null },
    { id: 'year', title: i18n.t('Year'), days: A_YEAR },
    { id: 'quarter', title: i18n.t('Quarter'), days: 92 },
    { id: 'month', title: i18n.t('Month'), days: 31 },
    { id: 'week', title: i18n.t('Week'), days: 8 },
  ]
}

function levelView(days: number | null, cursor: CivilDate, limits: TimeView): TimeView {
  if (days === null) return limits
  const middle = dayNumber(cursor) + 0.5
  return within({ from: middle - days / 2, to: middle + days / 2 }, limits)
}

/** How wide an element is drawn, 0 until it is known. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    const measure = () => setWidth(Math.floor(watched.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}
