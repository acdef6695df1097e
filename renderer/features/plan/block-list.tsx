import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { blockProblemWords } from '#parts/block-problem-words.ts'
import { ruleWords } from '#parts/rule-words.ts'
import type { BlockOccurrence, BlockRow } from '#shared/contract/plan-contract.ts'
import { blockTitle } from '#shared/model/time-block.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { formatDay } from '#ui/format-day.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { Menu } from '#ui/menu.tsx'
import { activeRowId, Row, RowNavigation, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { BlockConflicts } from './block-conflicts.tsx'
import { BlockDialog } from './block-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { OccurrenceWords } from './occurrence-words.tsx'
import { queueWords } from './queue-words.ts'
import styles from './plan.module.css'

export interface BlockListProps {
  rows: readonly BlockRow[]
  zone: string
  today: string
}

type Open =
  | { readonly what: 'change'; readonly block: BlockRow }
  | { readonly what: 'move'; readonly block: BlockRow; readonly occurrence: BlockOccurrence }

export function BlockList({ rows, zone, today }: BlockListProps) {
  const i18n = useI18n()
  const [open, setOpen] = useState<Open | null>(null)
  const trash = useCommand('moveToTrash', { said: i18n.t('The block is in the trash.') })
  const keepFocus = useKeepRowFocus(rows.map(({ id }) => id))
  const active = () => rows.find(({ id, readOnly }) => id === activeRowId() && !readOnly)
  const isActive = () => active() !== undefined
  useActions([
    {
      id: 'change-block',
      onRow: true,
      title: i18n.t('Change the time block'),
      group: i18n.t('Plan'),
      keys: ['F2'],
      when: isActive,
      run: () => {
        const block = active()
        if (block !== undefined) setOpen({ what: 'change', block })
      },
    },
    {
      id: 'trash-block',
      onRow: true,
      title: i18n.t('Move the time block to the trash'),
      group: i18n.t('Plan'),
      keys: ['Delete'],
      when: isActive,
      run: () => {
        const block = active()
        if (block !== undefined) void trash.run({ ids: [block.id] }).catch(() => undefined)
      },
    },
  ])
  return (
    <div {...keepFocus}>
      <RowNavigation>
        <Rows label={i18n.t('Time blocks')}>
          {rows.map((block) => (
            <BlockLineRow
              key={block.id}
              block={block}
              zone={zone}
              today={today}
              onChange={() => setOpen({ what: 'change', block })}
              onMove={(occurrence) => setOpen({ what: 'move', block, occurrence })}
              onTrash={() => void trash.run({ ids: [block.id] }).catch(() => undefined)}
            />
          ))}
        </Rows>
      </RowNavigation>
      {open?.what === 'change' && (
        <BlockDialog block={open.block} zone={zone} today={today} onClose={closerOf(setOpen, open)} />
      )}
      {open?.what === 'move' && (
        <MoveDialog block={open.block} occurrence={open.occurrence} today={today} onClose={closerOf(setOpen, open)} />
      )}
    </div>
  )
}

interface BlockLineRowProps {
  block: BlockRow
  zone: string
  today: string
  onChange: () => void
  onMove: (occurrence: BlockOccurrence) => void
  onTrash: () => void
}

function BlockLineRow({ block, zone, today, onChange, onMove, onTrash }: BlockLineRowProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { id, purpose, act, rule, queue, problem, upcoming, readOnly } = block
  const title = blockTitle(block) || i18n.t('Without a title')
  return (
    <Row
      id={id}
      title={<span className={styles.title}>{title}</span>}
      detail={[
        ruleWords(i18n, locale, rule, { zone, today }),
        ...(act !== '' && purpose !== '' ? [purpose] : []),
        ...(queue === 'anything' ? [] : [queueWords(i18n)[queue]]),
      ].join(' · ')}
      below={
        <>
          {problem !== null && <p className={styles.quiet}>{blockProblemWords(i18n, problem, rule.zone)}</p>}
          {problem === null && upcoming.length === 0 && (
            <p className={styles.quiet}>{i18n.t('It has come for the last time.')}</p>
          )}
          {upcoming.length > 0 && (
            <ul className={styles.upcoming} aria-label={i18n.t('Next')}>
              {upcoming.map((occurrence) => (
                <li key={occurrence.day}>
                  <OccurrenceMenu
                    block={block}
                    occurrence={occurrence}
                    today={today}
                    isReadOnly={readOnly}
                    onMove={() => onMove(occurrence)}
                  />
                </li>
              ))}
            </ul>
          )}
          <BlockConflicts block={block} zone={zone} today={today} />
        </>
      }
      actions={
        readOnly ? undefined : (
          <>
            <IconButton label={i18n.t('Change')} keys="F2" onPress={onChange}>
              <Pencil />
            </IconButton>
            <IconButton label={i18n.t('To the trash')} keys="Delete" onPress={onTrash}>
              <Trash2 />
            </IconButton>
          </>
        )
      }
      onOpen={readOnly ? undefined : onChange}
    />
  )
}

interface OccurrenceMenuProps {
  block: BlockRow
  occurrence: BlockOccurrence
  today: string
  isReadOnly: boolean
  onMove: () => void
}

/** One time, with what can become of it alone. */
function OccurrenceMenu({ block, occurrence, today, isReadOnly, onMove }: OccurrenceMenuProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { day, isOff, isMoved } = occurrence
  const when = formatDay(locale, day, 'weekday', today)
  const set = useCommand('setBlockDay', {
    said: (_output, { exception }) =>
      exception === null ? i18n.t('{when}: as planned.', { when }) : i18n.t('{when} is left out.', { when }),
  })
  const words = <OccurrenceWords occurrence={occurrence} today={today} />
  if (isReadOnly) return words
  const put = (exception: { type: 'off' } | null) =>
    void set.run({ id: block.id, day, exception }).catch(() => undefined)
  return (
    <Menu
      label={i18n.t('Only this time')}
      placement="bottom start"
      trigger={
        <Button kind="plain" size="small">
          {words}
        </Button>
      }
      groups={[
        {
          id: 'once',
          title: i18n.t('Only this time'),
          entries: [
            { id: 'move', label: i18n.t('Move…'), onAction: onMove },
            ...(isOff ? [] : [{ id: 'off', label: i18n.t('Leave out'), onAction: () => put({ type: 'off' }) }]),
            ...(isOff || isMoved ? [{ id: 'as-planned', label: i18n.t('As planned'), onAction: () => put(null) }] : []),
          ],
        },
      ]}
    />
  )
}
