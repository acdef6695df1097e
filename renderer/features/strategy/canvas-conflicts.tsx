import type { I18n } from '@lingui/core'
import { FieldConflict } from '#parts/field-conflict.tsx'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { CANVAS_ID, canvasArea, canvasNote, endsOfLink } from '#shared/model/canvas.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { colourWords, firstLine, linkName } from './canvas-words.ts'

interface CanvasConflictsProps {
  canvas: StrategyCanvas
  titles: ReadonlyMap<string, string>
}

/** What two devices wrote differently on the canvas: a note and an area are one value each, with their place. */
export function CanvasConflicts({ canvas, titles }: CanvasConflictsProps) {
  const i18n = useI18n()
  const nameOf = ([field, key = '']: readonly string[]) => {
    if (field === 'areas') return i18n.t('Area')
    if (field === 'notes') return i18n.t('Note')
    const [from, to] = endsOfLink(key)
    const says = canvas.links.find((one) => one.from === from && one.to === to)?.says ?? null
    return linkName(i18n, { from, to, label: '', says }, titles)
  }
  return (
    <FieldConflict
      id={CANVAS_ID}
      isHere={() => true}
      nameOf={nameOf}
      wordsOf={([field], value) => (field === 'links' ? value : wordsOf(i18n, value))}
    />
  )
}

/** A note or an area with all in which two of them can differ. */
function wordsOf(i18n: I18n, value: string): string {
  const said: unknown = JSON.parse(value)
  const area = canvasArea.safeParse(said)
  const note = canvasNote.safeParse(said)
  const one = area.success ? area.data : note.data
  if (one === undefined) return value
  const colours: Readonly<Record<string, string>> = colourWords(i18n)
  const words = 'text' in one ? firstLine(one.text) : one.label === '' ? i18n.t('Area without a name') : one.label
  const { x, y } = one
  return [
    words,
    i18n.t('at {x}, {y}', { x, y }),
    'width' in one ? i18n.t('{width} by {height}', { width: one.width, height: one.height }) : '',
    one.colour === '' ? '' : (colours[one.colour] ?? one.colour),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
