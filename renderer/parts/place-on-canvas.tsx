import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PlaceOnCanvasProps {
  cards: readonly DocumentId[]
  notes?: readonly string[]
  /** What they are called, where it is one. */
  name: string
  onClose: () => void
}

const FREE = 'free place'

/** Puts things on the canvas of the strategy, or into another of its areas: what dragging does there. */
export function PlaceOnCanvas({ cards, notes = [], name, onClose }: PlaceOnCanvasProps) {
  const i18n = useI18n()
  const { data: canvas } = useJournalQuery('strategyCanvas')
  const [chosen, setChosen] = useState(FREE)
  const count = cards.length + notes.length
  const areas = canvas?.areas ?? []
  const labelOf = (id: string | null) => areas.find((area) => area.id === id)?.label || i18n.t('Area without a name')
  const place = useCommand('placeOnCanvas', {
    said(_output, { area = null }) {
      const values = { count, name, area: labelOf(area) }
      if (area === null)
        return count === 1 ? i18n.t('{name} is on the canvas.', values) : i18n.t('{count} are on the canvas.', values)
      return count === 1 ? i18n.t('{name} is in {area} now.', values) : i18n.t('{count} are in {area} now.', values)
    },
  })
  const submit = () => {
    const area = areas.find(({ id }) => id === chosen)?.id ?? null
    void place.run({ cards: [...cards], notes: [...notes], area }).catch(() => undefined)
    onClose()
  }
  return (
    <Dialog
      size="small"
      title={
        count === 1
          ? i18n.t('Place “{name}” on the canvas', { name })
          : i18n.t('Place {count} things on the canvas', { count })
      }
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form="place-on-canvas" isDisabled={canvas === undefined}>
            {i18n.t('Move')}
          </Button>
        </>
      }
    >
      <form
        id="place-on-canvas"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <RadioGroup
          label={i18n.t('Area')}
          hideLabel
          value={chosen}
          onChange={setChosen}
          options={[
            ...areas.map(({ id }) => ({ id, label: labelOf(id) })),
            { id: FREE, label: i18n.t('Where there is room') },
          ]}
        />
      </form>
    </Dialog>
  )
}
