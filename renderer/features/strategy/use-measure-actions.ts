import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { measureNames } from '#parts/measure-words.ts'
import type { CommandInput, QueryOutput } from '#shared/contract/contract.ts'
import type { MeasureId } from '#shared/model/id.ts'
import { activeRowId } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { weekStartOf } from '#ui/week-start.ts'
import { leapOfMeasure, stepOfMeasure } from './measure-moves.ts'
import { groupsOf } from './outline-moves.ts'

/** What can be done with the line of a measure, by its menu and by key. */
export interface MeasureActions {
  readonly stepOf: (id: MeasureId, step: 1 | -1) => (() => void) | null
  readonly leapOf: (id: MeasureId, step: 1 | -1) => (() => void) | null
  readonly trash: (id: MeasureId) => void
}

/** @param follow is told of the line that keeps the focus, wherever it goes */
export function useMeasureActions(strategy: QueryOutput<'strategy'>, follow: (rowId: string) => void): MeasureActions {
  const i18n = useI18n()
  const locale = useLocale()
  const feedback = useCommandFeedback()
  const { data } = useJournalQuery('measures', { weekStart: weekStartOf(locale) }, { keepPrevious: true })
  const rows = data?.rows ?? []
  const nameOf = (id: string) => {
    const row = rows.find((one) => one.id === id)
    return row === undefined ? '' : row.title || measureNames(i18n)[row.source]
  }
  const move = useCommand('moveMeasure', {
    said: (_output, { id }) => i18n.t('{name} moved.', { name: nameOf(id) }),
  })
  const trash = useCommand('moveToTrash')
  const goals = () => {
    const { active, loose, aside } = groupsOf(strategy)
    return [...active, loose, ...aside].map(({ goal }) => goal?.id ?? null)
  }
  const moving = (input: CommandInput<'moveMeasure'> | null) =>
    input === null
      ? null
      : () => {
          follow(input.id)
          void move.run(input).catch(() => undefined)
        }
  const actions: MeasureActions = {
    stepOf: (id, step) => moving(stepOfMeasure(id, step, rows, goals())),
    leapOf: (id, step) => moving(leapOfMeasure(id, step, rows, goals())),
    trash(id) {
      // It is out of the outline before the journal has answered.
      const message = i18n.t('{name} is in the trash.', { name: nameOf(id) })
      void trash.run({ ids: [id] }).then(
        ({ undo }) => feedback.done(message, undo),
        () => undefined,
      )
    },
  }
  const active = () => rows.find(({ id, readOnly }) => id === activeRowId() && !readOnly)?.id
  const isActive = () => active() !== undefined
  const withActive = (act: (id: MeasureId) => void) => () => {
    const id = active()
    if (id !== undefined) act(id)
  }
  const group = i18n.t('Strategy')
  const onRow = { onRow: true, group, when: isActive } as const
  useActions([
    {
      ...onRow,
      id: 'move-measure-up',
      title: i18n.t('Move up'),
      keys: ['Alt+ArrowUp'],
      run: withActive((id) => actions.stepOf(id, -1)?.()),
    },
    {
      ...onRow,
      id: 'move-measure-down',
      title: i18n.t('Move down'),
      keys: ['Alt+ArrowDown'],
      run: withActive((id) => actions.stepOf(id, 1)?.()),
    },
    {
      ...onRow,
      id: 'move-measure-before',
      title: i18n.t('Move to the goal before'),
      keys: ['Alt+ArrowLeft'],
      run: withActive((id) => actions.leapOf(id, -1)?.()),
    },
    {
      ...onRow,
      id: 'move-measure-behind',
      title: i18n.t('Move to the next goal'),
      keys: ['Alt+ArrowRight'],
      run: withActive((id) => actions.leapOf(id, 1)?.()),
    },
    {
      ...onRow,
      id: 'trash-measure',
      title: i18n.t('Move to the trash'),
      keys: ['Delete'],
      run: withActive(actions.trash),
    },
  ])
  return actions
}
