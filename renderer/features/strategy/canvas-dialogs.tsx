import { X } from 'lucide-react'
import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf, MAX_LABEL } from '#shared/model/canvas.ts'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import type { Option } from '#ui/option.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { canvasKindWords, linkName, titlesOnCanvas } from './canvas-words.ts'
import styles from './canvas.module.css'

interface OnCanvas {
  canvas: StrategyCanvas
  onClose: () => void
}

/** What one thing is linked to, and to what else. */
export function LinksDialog({
  canvas,
  id,
  onLink,
  onUnlink,
  onClose,
}: OnCanvas & {
  id: string
  onLink: (from: string, to: string, label: string) => void
  onUnlink: (from: string, to: string) => void
}) {
  const i18n = useI18n()
  const titles = titlesOnCanvas(i18n, canvas)
  const [target, setTarget] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  const own = canvas.links.filter(({ from, to }) => from === id || to === id)
  const link = () => {
    if (target === null) return
    onLink(id, target, label.trim())
    onClose()
  }
  return (
    <Dialog
      size="small"
      title={i18n.t('Link “{name}” to…', { name: titles.get(id) ?? '' })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Close')}</Button>
          <Button kind="primary" type="submit" form="link-on-canvas" isDisabled={target === null}>
            {i18n.t('Link')}
          </Button>
        </>
      }
    >
      <form
        id="link-on-canvas"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          link()
        }}
      >
        <ItemField label={i18n.t('To')} canvas={canvas} without={id} value={target} onChange={setTarget} />
        <TextField
          label={i18n.t('In words')}
          value={label}
          onChange={setLabel}
          maxLength={MAX_LABEL}
          placeholder={i18n.t('supports, knows, leads to…')}
          help={isSeat(canvas, id, target) ? i18n.t('Without words it says that this is one of them.') : undefined}
        />
      </form>
      {own.length > 0 && (
        <section aria-label={i18n.t('Links')} className={styles.links}>
          <h3 className={styles.linksTitle}>{i18n.t('Links')}</h3>
          {own.map((one) => (
            <LinkRow
              key={linkKeyOf(one.from, one.to)}
              link={one}
              name={linkName(i18n, one, titles)}
              onLabel={(words) => onLink(one.from, one.to, words)}
              onUnlink={() => onUnlink(one.from, one.to)}
            />
          ))}
        </section>
      )}
    </Dialog>
  )
}

/** Whether a link of the two would seat somebody. */
function isSeat({ cards }: StrategyCanvas, one: string, other: string | null): boolean {
  const kinds = cards.filter(({ id }) => id === one || id === other).map(({ kind }) => kind)
  return kinds.includes('person') && kinds.includes('archetype')
}

function LinkRow({
  link,
  name,
  onLabel,
  onUnlink,
}: {
  link: CanvasLink
  name: string
  onLabel: (label: string) => void
  onUnlink: () => void
}) {
  const i18n = useI18n()
  const [label, setLabel] = useState(link.label)
  const save = () => {
    if (label.trim() !== link.label) onLabel(label.trim())
  }
  return (
    <div className={styles.linkRow}>
      <TextField
        label={name}
        value={label}
        onChange={setLabel}
        maxLength={MAX_LABEL}
        placeholder={i18n.t('in words')}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
      <IconButton label={i18n.t('Remove the link: {name}', { name })} onPress={onUnlink}>
        <X />
      </IconButton>
    </div>
  )
}

/** Finds a card, a note or an area by its words. */
export function FindDialog({ canvas, onFound, onClose }: OnCanvas & { onFound: (id: string) => void }) {
  const i18n = useI18n()
  return (
    <Dialog size="small" title={i18n.t('Find on the canvas')} isOpen onClose={onClose}>
      <ItemField
        label={i18n.t('Find by its words')}
        canvas={canvas}
        without={null}
        value={null}
        onChange={(id) => {
          if (id === null) return
          onClose()
          onFound(id)
        }}
      />
    </Dialog>
  )
}

/** Who and what is not on the canvas yet: people, cards of Mindset, goals that are set aside. */
export function PutDialog({ canvas, onPut, onClose }: OnCanvas & { onPut: (id: string) => void }) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const kinds = canvasKindWords(i18n)
  const { data: people = [], isPlaceholderData } = useJournalQuery(
    'peopleNamed',
    { text, limit: 8 },
    { keepPrevious: true },
  )
  const { data: cards = [] } = useJournalQuery('cards')
  const { data: strategy } = useJournalQuery('strategy')
  const there = new Set<string>(canvas.cards.map(({ id }) => id))
  const fits = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase())
  const options: Option<string>[] = [
    ...people.map(({ id, name, title, organisation }) => ({
      id: id as string,
      label: name,
      detail: [title, organisation].filter(Boolean).join(', ') || undefined,
    })),
    ...cards
      .filter(({ from }) => fits(from))
      .map(({ id, from }) => ({ id: id as string, label: from, detail: kinds.reframe })),
    ...(strategy?.goals ?? [])
      .filter(({ standing, title }) => standing !== 'active' && fits(title))
      .map(({ id, title }) => ({ id: id as string, label: title, detail: kinds.goal })),
  ].filter(({ id }) => !there.has(id))
  return (
    <Dialog size="small" title={i18n.t('Put on the canvas')} isOpen onClose={onClose}>
      <ComboBox<string>
        label={i18n.t('A person, or a card of Mindset')}
        options={options}
        isWaiting={isPlaceholderData}
        text={text}
        onTextChange={setText}
        value={null}
        onChange={(id) => {
          if (id === null) return
          onClose()
          onPut(id)
        }}
        allowsOther
        autoFocus
        none={i18n.t('Nothing by that name that is not there already.')}
      />
    </Dialog>
  )
}

/** Chooses one thing on the canvas by its words. */
function ItemField({
  label,
  canvas,
  without,
  value,
  onChange,
}: {
  label: string
  canvas: StrategyCanvas
  without: string | null
  value: string | null
  onChange: (id: string | null) => void
}) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const titles = titlesOnCanvas(i18n, canvas)
  const kinds = canvasKindWords(i18n)
  const all: Option<string>[] = [
    ...canvas.cards.map(({ id, kind }) => ({ id: id as string, label: titles.get(id) ?? '', detail: kinds[kind] })),
    ...canvas.notes.map(({ id }) => ({ id, label: titles.get(id) ?? '', detail: kinds.note })),
    ...canvas.areas.map(({ id }) => ({ id, label: titles.get(id) ?? '', detail: kinds.area })),
  ]
  const wanted = text.trim().toLowerCase()
  const options = all
    .filter((option) => option.id !== without && option.label.toLowerCase().includes(wanted))
    .slice(0, MAX_OFFERED)
  return (
    <ComboBox<string>
      label={label}
      options={options}
      text={text}
      onTextChange={(typed) => {
        setText(typed)
        if (value !== null && typed !== titles.get(value)) onChange(null)
      }}
      value={value}
      onChange={(id) => {
        if (id === null) return
        setText(titles.get(id) ?? '')
        onChange(id)
      }}
      allowsOther
      autoFocus
      none={i18n.t('Nothing by that name.')}
    />
  )
}

const MAX_OFFERED = 50
