import { Bookmark, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { NameDialog } from '#parts/name-dialog.tsx'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { parsePeopleSearch, peopleSearchText, type PeopleSearch } from './people-search.ts'

export interface SavedViewsProps {
  search: PeopleSearch
  onChange: (search: PeopleSearch) => void
}

/** Views kept under a name, and the offer to keep this one. They travel with the journal. */
export function SavedViews({ search, onChange }: SavedViewsProps) {
  const i18n = useI18n()
  const { data } = useJournalQuery('preferences')
  const [isNaming, setIsNaming] = useState(false)
  const [isRenaming, setIsRenaming] = useState(false)
  const remove = useCommand('removeView', { said: i18n.t('The view is removed.') })
  const views = Object.entries(data?.views ?? {}).toSorted(([, a], [, b]) => a.name.localeCompare(b.name))
  const shown = peopleSearchText(search)
  // A view that an older version wrote with its parts in another order is still the same view.
  const isShown = (saved: string) => peopleSearchText(parsePeopleSearch(saved)) === shown
  const current = views.find(([, view]) => isShown(view.search))
  const canSave = shown !== '' && current === undefined
  useActions([
    {
      id: 'save-view',
      title: i18n.t('Keep this view under a name'),
      group: i18n.t('People'),
      when: () => canSave,
      run: () => setIsNaming(true),
    },
    {
      id: 'rename-view',
      title: i18n.t('Rename this view'),
      group: i18n.t('People'),
      when: () => current !== undefined,
      run: () => setIsRenaming(true),
    },
    {
      id: 'remove-view',
      title: i18n.t('Remove this view'),
      group: i18n.t('People'),
      when: () => current !== undefined,
      run: () => current !== undefined && void remove.run({ id: current[0] }),
    },
    ...views.map(([id, view]) => ({
      id: `view-${id}`,
      title: i18n.t('View: {name}', { name: view.name }),
      group: i18n.t('People'),
      run: () => onChange(parsePeopleSearch(view.search)),
    })),
  ])
  if (views.length === 0 && !canSave) return null
  return (
    <ChipGroup label={i18n.t('Views')}>
      {views.map(([id, view]) => {
        const isCurrent = isShown(view.search)
        return (
          <Chip
            key={id}
            icon={<Bookmark aria-hidden />}
            isPressed={isCurrent}
            onPress={() => onChange(isCurrent ? {} : parsePeopleSearch(view.search))}
          >
            {view.name}
          </Chip>
        )
      })}
      {current !== undefined && (
        <Menu
          label={i18n.t('The view {name}', { name: current[1].name })}
          placement="bottom start"
          trigger={
            <IconButton label={i18n.t('The view {name}', { name: current[1].name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
          groups={[
            {
              id: 'view',
              entries: [
                { id: 'rename', label: i18n.t('Rename'), onAction: () => setIsRenaming(true) },
                { id: 'remove', label: i18n.t('Remove'), onAction: () => void remove.run({ id: current[0] }) },
              ],
            },
          ]}
        />
      )}
      {canSave && (
        <Button kind="plain" size="small" icon={<Bookmark aria-hidden />} onPress={() => setIsNaming(true)}>
          {i18n.t('Keep this view')}
        </Button>
      )}
      {isNaming && <NameView search={shown} onClose={() => setIsNaming(false)} />}
      {isRenaming && current !== undefined && (
        <NameView search={current[1].search} known={current} onClose={() => setIsRenaming(false)} />
      )}
    </ChipGroup>
  )
}

interface NameViewProps {
  search: string
  /** The view that gets another name. */
  known?: readonly [id: string, view: { readonly name: string }]
  onClose: () => void
}

function NameView({ search, known, onClose }: NameViewProps) {
  const i18n = useI18n()
  const save = useCommand('saveView', {
    said: (_output, { view }) => i18n.t('The view {name} is kept.', { name: view.name }),
  })
  return (
    <NameDialog
      title={known === undefined ? i18n.t('Keep this view') : i18n.t('Rename this view')}
      save={known === undefined ? i18n.t('Keep') : i18n.t('Save')}
      name={known?.[1].name ?? ''}
      placeholder={i18n.t('Mentors growing cool')}
      maxLength={100}
      onSave={(name) => save.run({ id: known?.[0] ?? null, view: { name, search } })}
      onClose={onClose}
    />
  )
}
