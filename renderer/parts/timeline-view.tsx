import { Minus, Plus } from 'lucide-react'
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { TimelineFilter, TimelineLane } from '#shared/contract/timeline-contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { binAround, binBeside, SHORTEST_DAYS, TIME_UNITS, type Period, type TimeUnit } from '#shared/model/time-bins.ts'
import { Button } from '#ui/button.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { weekStartOf } from '#ui/week-start.ts'
import { Awaited } from './awaited.tsx'
import { openLiveView, type LiveView } from './live-view.ts'
import {
  A_YEAR,
  askedDays,
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
import type { CountedBin } from './timeline-marks.ts'
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
  const [live] = useState(() => openLiveView(chosenView))
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
  const [first, last] = [extent?.from, extent?.to]
  // The same while the days are: a gesture would end with other limits.
  const limits = useMemo<TimeView>(
    () => limitsOf(first === undefined || last === undefined ? null : { from: first, to: last }, now),
    [first, last, now],
  )
  const view = within(chosenView, limits)
  const selected = binAround(cursor, unit, weekStart)
  const lanes = data?.lanes ?? NO_LANES
  const bins = data?.bins ?? NO_BINS
  const counts = data?.bins.find((bin) => bin.from === selected.from && bin.to === selected.to)?.counts

  const goTo = (next: TimeView) => {
    const there = within(next, limits)
    gesture.leave(there)
    live.put(there)
    setView(there)
  }
  const select = (bin: Period) => {
    setCursor(bin.from <= today && today <= bin.to ? today : bin.from)
    goTo(showing(live.get(), bin, limits))
  }
  const zoomBy = (by: number) => {
    const before = live.get()
    const day = dayNumber(cursor) + 0.5
    if (day < before.from || day >= before.to) return goTo(zoomed(before, (before.from + before.to) / 2, by, limits))
    // Whole, whatever becomes of its bin: what the keys stand on is what one looks at.
    const next = zoomed(before, day, by, limits)
    goTo(showing(next, binAround(cursor, unitOf(next, Math.max(width, 320)), weekStart), limits))
  }
  const open = (bin: Period) => {
    setOpened(bin)
    // Its heading is there with the next frame.
    requestAnimationFrame(() => items.current?.focus())
  }
  const gesture = useTimeZoom(stage, {
    view,
    limits,
    width,
    onView: (next) => {
      live.move(next)
      // What is not there yet is asked for on the way; all else around the picture follows when it comes to rest.
      const nextUnit = unitOf(next, Math.max(width, 320))
      const nextAsked = askedDays(next, nextUnit)
      if (nextUnit !== unit || nextAsked.from !== asked.from || nextAsked.to !== asked.to) setView(next)
    },
    onRest: setView,
    onPress: (x) => {
      const day = dayNumberToCivilDate(Math.floor(scaleOf(live.get(), width).invert(x)))
      const bin = binAround(day, unit, weekStart)
      select(bin)
      setOpened(bin)
    },
  })
  const { from, to } = view
  useLayoutEffect(() => {
    if (!gesture.isGoingOn()) live.put({ from, to })
  }, [live, gesture, from, to])
  useImperativeHandle(ref, () => ({
    zoomIn: () => zoomBy(1 / STEP),
    zoomOut: () => zoomBy(STEP),
    show: (days) => {
      goTo(viewOf(days, limits))
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
        <SeenDays live={live} />
        {levels(i18n).map(({ id, title, days }) => (
          <Button key={id} size="small" kind="plain" onPress={() => goTo(levelView(days, cursor, limits))}>
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
            live={live}
            width={width}
            titles={laneTitles(i18n)}
            content={{ lanes, bins, unit: unitOfBins(bins, unit), locale, weekStart }}
            selected={selected}
            today={now}
          />
        )}
      </div>
      <p className={styles.status}>{told}</p>
      {isTable && (
        <TimelineTable
          lanes={lanes}
          rows={bins.filter((bin) => dayNumber(bin.to) >= view.from && dayNumber(bin.from) < view.to)}
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

const NO_LANES: readonly TimelineLane[] = []
const NO_BINS: readonly CountedBin[] = []

/** From when until when one sees, in words: written with each step, and React is not asked. */
function SeenDays({ live }: { live: LiveView }) {
  const locale = useLocale()
  const words = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const write = () => {
      const { from, to } = live.get()
      const days = [dayNumberToCivilDate(Math.ceil(from)), dayNumberToCivilDate(Math.floor(to))] as const
      const now = formatPeriod(locale, ...days)
      if (words.current !== null && words.current.textContent !== now) words.current.textContent = now
    }
    write()
    return live.subscribe(write)
  }, [live, locale])
  return <span ref={words} className={styles.span} />
}

/** While those of another unit are asked for, those before are shown, with their names. */
function unitOfBins(bins: readonly CountedBin[], asked: TimeUnit): TimeUnit {
  const [first] = bins
  if (first === undefined) return asked
  const days = dayNumber(first.to) - dayNumber(first.from) + 1
  return TIME_UNITS.findLast((unit) => days >= SHORTEST_DAYS[unit]) ?? asked
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
