import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { CommandPalette } from '#app/command-palette.tsx'
import { createActionRegistry, listenForKeys } from '#app/actions.ts'
import type { ScreenName } from '#app/app-places.ts'
import { Shell } from '#app/shell.tsx'
import { ShortcutSheet } from '#app/shortcut-sheet.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { ActionsContext, useActions, type Action } from '#ui/use-actions.ts'
import { PartsScreen } from './parts-screen.tsx'
import { PeopleScreen } from './people-screen.tsx'
import { initialsOf, NAMES } from './sample-people.ts'
import { TodayScreen } from './today-screen.tsx'

/** A stand-in for the app: the shell, the keys and the palette around one of the screens. */
const findPlaces = () => Promise.resolve([])

export function Gallery({ screen, singleKeys }: { screen: string; singleKeys: boolean }) {
  const registry = useMemo(() => createActionRegistry(), [])
  useEffect(() => listenForKeys(window, registry, { singleKeys: () => singleKeys }), [registry, singleKeys])
  return (
    <ActionsContext value={registry.contribute}>
      <Around screen={screen} actions={registry.available} />
    </ActionsContext>
  )
}

function Around({ screen, actions }: { screen: string; actions: () => readonly Action[] }) {
  const [place, setPlace] = useState<ScreenName>(screen === 'people' ? 'people' : 'today')
  const [open, setOpen] = useState('')
  const [shownActions, setShownActions] = useState<readonly Action[]>([])
  const toasts = useToasts()
  const show = (what: string) => {
    setShownActions(actions())
    setOpen(what)
  }
  useActions([
    {
      id: 'open-palette',
      title: 'Find or do',
      group: 'Everywhere',
      keys: ['$mod+k'],
      keysOnly: true,
      run: () => show('palette'),
    },
    { id: 'show-keys', title: 'Show all keys', group: 'Everywhere', keys: ['[Shift]+?'], run: () => show('keys') },
    { id: 'undo', title: 'Undo', group: 'Everywhere', keys: ['z'], run: () => void toasts.undoLatest() },
    { id: 'new-conversation', title: 'New conversation', group: 'Write', keys: ['c'], run: () => {} },
    { id: 'new-person', title: 'New person', group: 'Write', keys: ['p'], run: () => {} },
    { id: 'go-today', title: 'Go to Today', group: 'Go to', keys: ['g t'], run: () => setPlace('today') },
    { id: 'go-people', title: 'Go to People', group: 'Go to', keys: ['g p'], run: () => setPlace('people') },
    { id: 'go-journal', title: 'Go to Journal', group: 'Go to', keys: ['g j'], run: () => {} },
  ])
  useEffect(() => {
    // By then the screen has contributed its actions.
    const timer = setTimeout(() => {
      setShownActions(actions())
      setOpen(screen)
    })
    return () => clearTimeout(timer)
  }, [screen, actions])
  const close = () => setOpen('')
  const findPeople = useCallback(async (text: string) => findByName(text), [])
  if (screen === 'parts') {
    return (
      <main>
        <PartsScreen />
      </main>
    )
  }
  return (
    <>
      <Shell
        current={place}
        dueCount={7}
        hrefOf={(to) => `#${to}`}
        onNavigate={setPlace}
        onOpenPalette={() => show('palette')}
        {...(screen === 'banner' ? { banner: NOT_SAVED } : {})}
      >
        {place === 'people' ? <PeopleScreen /> : <TodayScreen isEmpty={screen === 'empty'} />}
      </Shell>
      <CommandPalette
        isOpen={open === 'palette'}
        onClose={close}
        actions={shownActions}
        findPeople={findPeople}
        findPlaces={findPlaces}
        onOpenPerson={() => {}}
        onSearch={() => {}}
      />
      <ShortcutSheet isOpen={open === 'keys'} onClose={close} actions={shownActions} singleKeys />
      <Dialog
        title="Forget Ana Ruiz for good?"
        isOpen={open === 'dialog'}
        onClose={close}
        role="alertdialog"
        size="small"
        actions={
          <>
            <Button onPress={close}>Keep</Button>
            <Button kind="danger" onPress={close}>
              Forget for good
            </Button>
          </>
        }
      >
        Everything about her is erased here and on your other devices: 14 conversations, 3 follow-ups. This cannot be
        undone.
      </Dialog>
    </>
  )
}

const NOT_SAVED: ReactNode = (
  <Banner tone="danger" action={<Button size="small">Save again</Button>}>
    The note is not saved: the disk is full. It stays here; free some space and press Save again.
  </Banner>
)

function findByName(text: string) {
  return NAMES.filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 5)
    .map((name) => ({
      id: name,
      name,
      detail: 'Northwind',
      icon: <Avatar name={name} initials={initialsOf(name)} size="small" />,
    }))
}
