import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { NameDialog } from '#parts/name-dialog.tsx'
import { PREFERENCES_ID, savedView } from '#shared/model/preferences.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { parsePeopleSearch, peopleSearchText, type PeopleSearch } from './people-search.ts'
import { ViewTabs } from './view-tabs.tsx'

export interface SavedViewsProps {
  search: PeopleSearch
  onChange: (search: PeopleSearch) => void
}

export type SavedView = readonly [id: string, view: { readonly name: string; readonly search: string }]

/** Views kept under a name as tabs beside everybody, nothing where there are none. They travel with the journal. */
export function SavedViews({ search, onChange }: SavedViewsProps) {
  const i18n = useI18n()
  const { views, current, shown } = useViews(search)
  const [renaming, setRenaming] = useState<SavedView | null>(null)
  const remove = useCommand('removeView', { said: i18n.t('The view is removed.') })
  useActions([
    {
      id: 'rename-view',
      title: i18n.t('Rename this view'),
      group: i18n.t('People'),
      when: () => current !== undefined,
      run: () => current !== undefined && setRenaming(current),
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
  if (views.length === 0) return null
  return (
    <>
      <ViewTabs
        views={views}
        shown={shown === '' ? 'everybody' : (current?.[0] ?? null)}
        onShow={(view) => onChange(view === null ? {} : parsePeopleSearch(view[1].search))}
        onRename={setRenaming}
        onRemove={([id]) => void remove.run({ id })}
      />
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'views'}
        nameOf={() => i18n.t('A kept view')}
        wordsOf={(_path, value) => viewName(value)}
      />
      {renaming !== null && (
        <NameView search={renaming[1].search} known={renaming} onClose={closerOf(setRenaming, renaming)} />
      )}
    </>
  )
}

/** The offer to keep what is shown under a name, where it is narrowed and nobody did so yet. */
export function KeepView({ search }: Pick<SavedViewsProps, 'search'>) {
  const i18n = useI18n()
  const { current, shown } = useViews(search)
  const [isNaming, setIsNaming] = useState(false)
  const canSave = shown !== '' && current === undefined
  useActions([
    {
      id: 'save-view',
      title: i18n.t('Keep this view under a name'),
      group: i18n.t('People'),
      when: () => canSave,
      run: () => setIsNaming(true),
    },
  ])
  if (!canSave && !isNaming) return null
  return (
    <>
      <Button kind="plain" size="small" icon={<Bookmark aria-hidden />} onPress={() => setIsNaming(true)}>
        {i18n.t('Keep this view')}
      </Button>
      {isNaming && <NameView search={shown} onClose={() => setIsNaming(false)} />}
    </>
  )
}

function useViews(search: PeopleSearch) {
  const { data } = useJournalQuery('preferences')
  const views: SavedView[] = Object.entries(data?.views ?? {}).toSorted(([, a], [, b]) => a.name.localeCompare(b.name))
  const shown = peopleSearchText(search)
  // A view that an older version wrote with its parts in another order is still the same view.
  const current = views.find(([, view]) => peopleSearchText(parsePeopleSearch(view.search)) === shown)
  return { views, current, shown }
}

/** What somebody called a view; what it shows does not change with it. */
function viewName(value: string): string {
  const view = savedView.safeParse(JSON.parse(value))
  return view.success ? view.data.name : value
}

interface NameViewProps {
  search: string
  /** The view that gets another name. */
  known?: SavedView
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
