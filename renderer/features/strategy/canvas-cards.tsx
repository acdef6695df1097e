import { Handle, NodeResizer, Position, useConnection, type NodeProps } from '@xyflow/react'
import { Flag, Lightbulb } from 'lucide-react'
import { memo, useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { MAX_LABEL, MAX_NOTE, MAX_REACH, MIN_AREA } from '#shared/model/canvas.ts'
import { initials } from '#shared/model/initials.ts'
import { Avatar } from '#ui/avatar.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useCanvasHands } from './canvas-hands.ts'
import type { BoardNode } from './canvas-nodes.ts'
import { isPanning } from './canvas-pan.ts'
import { Clipped } from './clipped.tsx'
import { seatWords, standingWords } from './strategy-words.ts'
import styles from './canvas.module.css'

type Of<Type extends BoardNode['type']> = NodeProps<Extract<BoardNode, { type: Type }>>

/** A goal, a type of person, somebody, or a card of Mindset. */
export const CardNode = memo(function CardNode({ id, data: { item }, selected }: Of<'card'>) {
  const i18n = useI18n()
  const { edited, onSave } = useCanvasHands()
  const { isOver, over } = useIsOver()
  const isEdited = edited === id
  return (
    <div className={cx(styles.card, styles[item.kind])} {...over}>
      {item.kind === 'person' && <Avatar name={item.title} initials={initials(item.title)} size="small" />}
      <Clipped as="div" className={styles.words}>
        {isEdited ? (
          <CardField
            label={item.kind === 'goal' ? i18n.t('Goal') : i18n.t('Type of person')}
            words={item.title}
            maxLength={500}
            onSave={(text) => onSave(id, text)}
          />
        ) : (
          <>
            <p className={styles.cardTitle}>
              {item.kind === 'goal' && <Flag aria-hidden size={14} />}
              {item.kind === 'reframe' && <Lightbulb aria-hidden size={14} />}
              <Clipped as="span" className={undefined}>
                {item.title}
              </Clipped>
            </p>
            {item.line !== '' && (
              <Clipped as="p" className={styles.line}>
                {item.line}
              </Clipped>
            )}
          </>
        )}
        {item.goal !== null && !isEdited && (
          <p className={styles.cardFacts}>
            {item.goal.standing !== 'active' && <span>{standingWords(i18n)[item.goal.standing]}</span>}
            {item.goal.neededBy !== null && (
              <span>
                {i18n.t('needed by')} <CivilDay day={item.goal.neededBy} />
              </span>
            )}
          </p>
        )}
        {item.seats !== null && !isEdited && <CardSeats seats={item.seats} />}
      </Clipped>
      {item.warmth !== null && <WarmthMark warmth={item.warmth} />}
      <Handles isShown={isOver || selected} />
    </div>
  )
})

export const NoteNode = memo(function NoteNode({ id, data: { item }, selected }: Of<'note'>) {
  const i18n = useI18n()
  const { edited, onSave } = useCanvasHands()
  const { isOver, over } = useIsOver()
  return (
    <div className={cx(styles.card, styles.note)} style={tintOf(item.colour)} {...over}>
      {edited === id ? (
        <CardField
          label={i18n.t('Note')}
          words={item.text}
          maxLength={MAX_NOTE}
          isLong
          onSave={(text) => onSave(id, text)}
        />
      ) : (
        <Clipped as="p" className={styles.noteText}>
          {item.text}
        </Clipped>
      )}
      <Handles isShown={isOver || selected} />
    </div>
  )
})

export const AreaNode = memo(function AreaNode({ id, data: { item }, selected }: Of<'area'>) {
  const i18n = useI18n()
  const { edited, onSave } = useCanvasHands()
  return (
    <div className={styles.area} style={tintOf(item.colour)}>
      <NodeResizer
        isVisible={selected}
        minWidth={MIN_AREA}
        minHeight={MIN_AREA}
        maxWidth={MAX_REACH}
        maxHeight={MAX_REACH}
        handleClassName={styles.resize ?? ''}
        lineClassName={styles.resizeLine ?? ''}
      />
      {edited === id ? (
        <div className={styles.areaField}>
          <CardField
            label={i18n.t('Area')}
            words={item.label}
            maxLength={MAX_LABEL}
            mayBeEmpty
            onSave={(text) => onSave(id, text)}
          />
        </div>
      ) : (
        <p className={cx(styles.areaLabel, 'canvas-area-handle')}>{item.label || i18n.t('Area without a name')}</p>
      )}
      <Handles />
    </div>
  )
})

/** A card that is being written. */
export function DraftNode({ data: { item } }: Of<'draft'>) {
  const i18n = useI18n()
  const { onSaveDraft } = useCanvasHands()
  const labels = { goal: i18n.t('New goal'), archetype: i18n.t('New type of person'), note: i18n.t('New note') }
  return (
    <div className={cx(styles.card, styles[item.as])}>
      <div className={styles.words}>
        <CardField
          label={labels[item.as]}
          words=""
          maxLength={item.as === 'note' ? MAX_NOTE : 500}
          isLong={item.as === 'note'}
          onSave={onSaveDraft}
        />
      </div>
    </div>
  )
}

/** Faces of whom there is, and what is open. */
function CardSeats({ seats }: { seats: NonNullable<Of<'card'>['data']['item']['seats']> }) {
  const i18n = useI18n()
  const { wanted, filled, people, count } = seats
  return (
    <p className={styles.cardSeats}>
      <span aria-hidden className={styles.faces}>
        {people.map(({ id, name }) => (
          <Avatar key={id} name={name} initials={initials(name)} size="small" />
        ))}
        {count > people.length && (
          <span className={styles.more}>{i18n.t('+{more}', { more: count - people.length })}</span>
        )}
      </span>
      <span className={styles.seatCount}>{seatWords(i18n, { filled, seats: wanted })}</span>
    </p>
  )
}

/**
 * Where links begin and end, and for the card under the pointer or that is chosen, what a link is drawn from; by key it is L. A
 * handle listens to every move of the canvas, and 500 cards would have 2,000: the others are marks that React Flow measures alone.
 */
function Handles({ isShown = false }: { isShown?: boolean }) {
  const isLinking = useConnection(({ inProgress }) => inProgress)
  if (isShown || isLinking)
    return SIDES.map(([id, position]) => (
      <Handle key={id} id={id} type="source" position={position} className={styles.handle ?? ''} aria-hidden />
    ))
  return (
    <div aria-hidden className={styles.ends}>
      {SIDES.map(([id, position]) => (
        <span key={id} data-handleid={id} data-handlepos={position} className={cx('source', styles.end)} />
      ))}
    </div>
  )
}

/** Whether the pointer is over a card: for what is there only then. Cards that pass below it while one pans are not meant. */
function useIsOver() {
  const [isOver, setIsOver] = useState(false)
  const come = ({ currentTarget }: PointerEvent) => {
    if (!isPanning(currentTarget)) setIsOver(true)
  }
  return { isOver, over: { onPointerEnter: come, onPointerMove: come, onPointerLeave: () => setIsOver(false) } }
}

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const

interface CardFieldProps {
  label: string
  words: string
  maxLength: number
  /** Of several lines: Shift and Enter begin another one. */
  isLong?: boolean
  mayBeEmpty?: boolean
  onSave: (text: string) => void
}

/** The words of a card, changed where they stand. Enter and leaving save, Escape leaves them as they were. */
function CardField({ label, words, maxLength, isLong = false, mayBeEmpty = false, onSave }: CardFieldProps) {
  const { onLeave } = useCanvasHands()
  const [text, setText] = useState(words)
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const end = (isSaved: boolean) => {
    // Once: leaving the field comes with what ended it.
    if (isDone.current) return
    isDone.current = true
    const said = text.trim()
    if (isSaved && said !== words && (said !== '' || mayBeEmpty)) onSave(said)
    else onLeave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing typed here is a key of the canvas.
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') end(false)
    else if (event.key === 'Enter' && !(isLong && event.shiftKey)) {
      event.preventDefault()
      end(true)
    }
  }
  return (
    <textarea
      ref={field}
      aria-label={label}
      className={cx(styles.field, 'nodrag nopan nowheel')}
      value={text}
      maxLength={maxLength}
      rows={isLong ? 4 : 2}
      onChange={(event) => setText(isLong ? event.target.value : event.target.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
    />
  )
}

/** A colour of one's own is drawn as it is; those with a name follow the appearance. */
function tintOf(colour: string): CSSProperties {
  if (colour === '') return {}
  return { '--tint': colour.startsWith('#') ? colour : `var(--canvas-colour-${colour})` } as CSSProperties
}
