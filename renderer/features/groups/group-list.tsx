import { Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import { usePlaces, type Place } from '#parts/places.tsx'
import { Awaited } from '#parts/awaited.tsx'
import { NameDialog } from '#parts/name-dialog.tsx'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { useGroups, type Group } from './group.ts'
import type { GroupFace } from './groups-search.ts'
import { MergeGroupDialog } from './merge-group-dialog.tsx'
import { useCountWords } from './use-count-words.ts'
import { useGroupCommands } from './use-group-commands.ts'
import styles from './groups.module.css'

const ROW_HEIGHT = 52
const LONGEST = { circles: 500, organisations: 500, tags: 100 } as const

type Open = { readonly what: 'rename' | 'merge'; readonly group: Group }

/** All of one sort, to be found, renamed, made one of two, and removed. */
export function GroupList({ face }: { face: GroupFace }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const counted = useCountWords()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const { rows, isCut, error } = useGroups(face, text)
  const commands = useGroupCommands()
  const active = useRef<Group | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const moves = useRef<ListMoves>(null)
  const remove = (group: Group) => void commands.remove(group).catch(() => undefined)
  const inList = () => active.current !== undefined && list.current?.contains(document.activeElement) === true
  const onActive = (run: (group: Group) => void) => () => {
    if (active.current !== undefined) run(active.current)
  }
  useActions([
    {
      id: 'find-group',
      title: i18n.t('Narrow by a text'),
      group: i18n.t('Circles, organisations, tags'),
      keys: ['/'],
      run: () => field.current?.select(),
    },
    {
      id: 'rename-group',
      onRow: true,
      title: i18n.t('Rename'),
      group: i18n.t('Circles, organisations, tags'),
      keys: ['r'],
      when: inList,
      run: onActive((group) => setOpen({ what: 'rename', group })),
    },
    {
      id: 'merge-group',
      onRow: true,
      title: i18n.t('Make it part of another'),
      group: i18n.t('Circles, organisations, tags'),
      keys: ['m'],
      when: inList,
      run: onActive((group) => setOpen({ what: 'merge', group })),
    },
    {
      id: 'remove-group',
      onRow: true,
      title: i18n.t('Remove'),
      group: i18n.t('Circles, organisations, tags'),
      keys: ['Delete'],
      when: inList,
      run: onActive(remove),
    },
  ])
  const close = closerOf(setOpen, open)
  return (
    <>
      <TextField
        ref={field}
        label={i18n.t('Narrow by name')}
        hideLabel
        placeholder={i18n.t('Find one')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.closest('main')?.focus({ preventScroll: true })
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          moves.current?.focus()
        }}
        className={styles.find}
      />
      {isCut && <p className={styles.cut}>{i18n.t('Those with the most people. Type to find the others.')}</p>}
      {rows === undefined ? (
        <Awaited
          error={error}
          waiting={i18n.t('Reading the list')}
          lines={6}
          failed={i18n.t('The list cannot be shown.')}
        />
      ) : rows.length === 0 ? (
        <EmptyState>{text.trim() === '' ? emptyWords(i18n)[face] : i18n.t('None is called that.')}</EmptyState>
      ) : (
        <div ref={list} className={styles.list}>
          <VirtualList<Group>
            ref={moves}
            label={faceWords(i18n)[face]}
            count={rows.length}
            rowAt={(index) => rows[index]}
            keyOf={({ id }) => id}
            rowHeight={ROW_HEIGHT}
            onOpen={(group) => onOpen(placeOf(group))}
            onActiveChange={(group) => {
              active.current = group
            }}
            renderRow={(group, { isActive }) => (
              <>
                <span className={styles.name}>{face === 'tags' ? `#${group.name}` : group.name}</span>
                <span className={styles.count}>{counted(group)}</span>
                <span className={styles.more} data-shown={isActive || undefined}>
                  <Menu
                    label={group.name}
                    trigger={
                      <IconButton label={i18n.t('What to do with {name}', group)}>
                        <Ellipsis aria-hidden />
                      </IconButton>
                    }
                    groups={[
                      {
                        id: 'group',
                        entries: [
                          {
                            id: 'rename',
                            label: i18n.t('Rename'),
                            keys: 'r',
                            onAction: () => setOpen({ what: 'rename', group }),
                          },
                          {
                            id: 'merge',
                            label: i18n.t('Make it part of another'),
                            keys: 'm',
                            onAction: () => setOpen({ what: 'merge', group }),
                          },
                          { id: 'remove', label: i18n.t('Remove'), keys: 'Delete', onAction: () => remove(group) },
                        ],
                      },
                    ]}
                  />
                </span>
              </>
            )}
          />
        </div>
      )}
      {open?.what === 'rename' && (
        <NameDialog
          title={i18n.t('Rename {name}', open.group)}
          save={i18n.t('Save')}
          name={open.group.name}
          maxLength={LONGEST[face]}
          onSave={(name) => commands.rename(open.group, name)}
          onClose={close}
        >
          {open.group.face !== 'tags' && (
            <FieldConflict
              id={open.group.id}
              isHere={([part]) => part === 'name'}
              nameOf={() => i18n.t('Name')}
              onSettled={close}
            />
          )}
        </NameDialog>
      )}
      {open?.what === 'merge' && (
        <MergeGroupDialog group={open.group} onMerge={(into) => commands.merge(open.group, into)} onClose={close} />
      )}
    </>
  )
}

type I18n = ReturnType<typeof useI18n>

export function faceWords(i18n: I18n): Record<GroupFace, string> {
  return { circles: i18n.t('Circles'), organisations: i18n.t('Organisations'), tags: i18n.t('Tags') }
}

function emptyWords(i18n: I18n): Record<GroupFace, string> {
  return {
    circles: i18n.t('A circle is people who belong together, whatever the ring. Select some of them in People.'),
    organisations: i18n.t('Organisations come here with the people who work there.'),
    tags: i18n.t('A word with a # in a line or a conversation is a tag.'),
  }
}

function placeOf({ face, id, name }: Group): Place {
  if (face === 'tags') return { page: 'journal', search: { tag: name } }
  return face === 'circles' ? { page: 'circle', id } : { page: 'organisation', id }
}
