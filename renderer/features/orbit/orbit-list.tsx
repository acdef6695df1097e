import type { Ref, RefObject } from 'react'
import { RingMark } from '#parts/ring-mark.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import type { OrbitLine } from './orbit-model.ts'
import styles from './orbit.module.css'

export interface OrbitListProps {
  label: string
  lines: readonly OrbitLine[]
  hidesNames: boolean
  onActiveChange: (line: OrbitLine | undefined) => void
  onOpen: (line: OrbitLine) => void
  holdsFocus: RefObject<boolean>
  ref: Ref<ListMoves>
}

const ROW_HEIGHT = 44

/** The same as the map, in lines: whoever cannot see it, or point at it, misses nothing. */
export function OrbitList({ label, lines, hidesNames, onActiveChange, onOpen, holdsFocus, ref }: OrbitListProps) {
  return (
    <VirtualList<OrbitLine>
      ref={ref}
      label={label}
      count={lines.length}
      rowAt={(index) => lines[index]}
      keyOf={({ id }) => id}
      rowHeight={ROW_HEIGHT}
      renderRow={(line) => <Line line={line} hidesNames={hidesNames} />}
      onOpen={onOpen}
      onActiveChange={onActiveChange}
      holdsFocus={holdsFocus}
    />
  )
}

function Line({ line, hidesNames }: { line: OrbitLine; hidesNames: boolean }) {
  const i18n = useI18n()
  if (line.kind === 'sector') {
    const { inner, close, active, wider } = line.inRings
    return (
      <span className={styles.sector}>
        <span className={styles.sectorName}>{line.name ?? i18n.t('Everybody else')}</span>
        <span className={styles.counts}>
          {line.seats !== null && (
            <>
              {i18n.t('{filled} of {wanted, plural, one {# seat} other {# seats}}', {
                filled: line.seats.filled,
                wanted: line.seats.wanted,
              })}
              {'; '}
            </>
          )}
          {line.people === 0
            ? i18n.t('nobody on the map')
            : i18n.t('inner {inner}, close {close}, active {active}, wider {wider}', { inner, close, active, wider })}
        </span>
      </span>
    )
  }
  if (line.kind === 'ghost') {
    return (
      <span className={styles.person}>
        <span className={styles.ghost} aria-hidden />
        <span className={styles.openSeat}>{i18n.t('An open seat. Who might know one?')}</span>
      </span>
    )
  }
  const { person, also } = line
  return (
    <span className={styles.person}>
      <WarmthMark warmth={person.warmth} />
      <span className={styles.who}>
        <span className={styles.name}>{hidesNames ? i18n.t('Name hidden') : person.name}</span>
        {also.length > 0 && (
          <span className={styles.also}>{i18n.t('also {sectors}', { sectors: also.join(', ') })}</span>
        )}
      </span>
      <RingMark ring={person.ring} />
    </span>
  )
}
