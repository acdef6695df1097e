import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { SampleBanner } from '#features/first-run/sample-banner.tsx'
import { onSavedLine } from '#features/quick-log/saved-line-channel.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { AppAction, LineForFullEntry, Place as DesktopPlace } from '#shared/contract/desktop-bridge.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { initials } from '#shared/model/initials.ts'
import { useSavePdf } from '#parts/paper.ts'
import { PlacesContext } from '#parts/places.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { localDay } from '#ui/format-day.ts'
import { isOnItsWay, useKeysAwaited } from '#ui/keys-awaited.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { OpenMenu } from '#ui/menu.tsx'
import { OpenPopover } from '#ui/popover.tsx'
import { isMoveAwaited } from '#ui/list-moves.ts'
import { applyAppearance, applyTextSize } from '#ui/theme.ts'
import { ActionsContext, type Action } from '#ui/use-actions.ts'
import { AppContext, type AppNavigation, type EntryStart } from './app-context.ts'
import type { AppPlace, ScreenName } from './app-places.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useUndoing } from './command-toasts.tsx'
import { BegunKeys, type OnBegun } from './begun-keys.tsx'
import { FileDrops } from './file-drops.tsx'
import { takeEarlyKeys } from './early-keys.ts'
import { holdKeys } from './held-keys.ts'
import { createActionRegistry, followSequences, listenForKeys, takesLetters, type ActionRegistry } from './actions.ts'
import { useDesktopEvents } from './desktop-events.ts'
import { focusLogLine, isLogLineOnItsWay } from './log-line.tsx'
import { lookFor } from '#ui/lost-focus.ts'
import { rememberPlace } from './remembered-place.ts'
import { RunningJobs } from './running-jobs.tsx'
import { addressIn, litAt, screenAt } from './screen-table.ts'
import { SCREENS } from './screens.tsx'
import { Shell } from './shell.tsx'
import { StatusBanners } from './status-banners.tsx'
import { openNewWindow } from './new-window.ts'
import { useAppActions } from './use-app-actions.ts'
import { useFocusKept, useFocusOnNewScreen } from './use-focus-on-new-screen.ts'
import { useTextSize, type TextSizeSteps } from './use-text-size.ts'

const CommandPalette = lazyPart(async () => (await import('./command-palette.tsx')).CommandPalette, {
  takesKeys: true,
})
const RowMenuHere = lazyPart(async () => (await import('./row-menu-here.tsx')).RowMenuHere)
const UnlinkOnPaper = lazyPart(async () => (await import('./links-on-paper.tsx')).UnlinkOnPaper)
const ShortcutSheet = lazyPart(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet)
const DevicesMark = lazyPart(async () => (await import('#features/devices/devices-mark.tsx')).DevicesMark)
const AddPersonDialog = lazyPart(async () => (await import('#features/people/add-person-dialog.tsx')).AddPersonDialog, {
  takesKeys: true,
})
const QuickLogOverlay = lazyPart(
  async () => (await import('#features/quick-log/quick-log-overlay.tsx')).QuickLogOverlay,
  { takesKeys: true },
)
const MARKS = { devices: <DevicesMark /> }
const PRELOAD_AFTER_MS = 500
/** Longer than a part of the page takes to come from the same machine. */
const LINE_WAIT_MS = 10_000

/** Around every screen: the shell, the keys, the palette, the theme, and what the desktop asks for. */
export function RootScreen() {
  const [registry] = useState(createActionRegistry)
  const { data: settings } = useJournalQuery('settings')
  const singleKeys = useRef(true)
  // Whether a letter alone is a key is for the user to say.
  useKeysAwaited(settings === undefined ? 'part' : null)
  useEffect(() => {
    singleKeys.current = settings?.singleKeys ?? true
  }, [settings?.singleKeys])
  const onBegun = useRef<OnBegun>(() => undefined)
  useEffect(
    () =>
      listenForKeys(window, registry, {
        singleKeys: () => singleKeys.current,
        onBegun: (first) => onBegun.current(first),
      }),
    [registry],
  )
  useAppearance(settings?.appearance)
  useEffect(() => {
    if (settings !== undefined) applyTextSize(document, settings.textSize)
  }, [settings])
  return (
    <ActionsContext value={registry.contribute}>
      <Around registry={registry} singleKeys={settings?.singleKeys ?? true} />
      <BegunKeys registry={registry} onBegunRef={onBegun} />
    </ActionsContext>
  )
}

/** A key that no button under the focus has a use for. */
function isLetter({ key }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' '
}

type Overlay = 'palette' | 'people' | 'keys' | 'new-person' | 'quick-log'

function Around({ registry, singleKeys }: { registry: ActionRegistry; singleKeys: boolean }) {
  const client = useJournalClient()
  const { data: due } = useJournalQuery('dayCounts')
  // After an absence no number of what came due meanwhile.
  const isAway = (useJournalQuery('welcomeBack').data?.since ?? null) !== null
  const { undo, redo } = useUndoing()
  const textSize = useTextSize()
  const savePdf = useSavePdf()
  const address = useRouterState({ select: (state) => state.location.href })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const router = useRouter()
  const lineAwaitedUntil = useRef(0)
  useEffect(() => {
    const isLineAwaited = () => performance.now() < lineAwaitedUntil.current && isLogLineOnItsWay()
    // An address that changes with what is typed is the same screen.
    const isScreenAwaited = () => {
      const { isLoading, location, resolvedLocation } = router.state
      return isLoading && location.pathname !== resolvedLocation?.pathname
    }
    // A screen offers its keys with its rows: one that nothing has yet is kept for them, and so is what follows J or K.
    const areRowsAwaited = (event: KeyboardEvent | null) =>
      isOnItsWay('rows') && (event === null || isMoveAwaited() || (isLetter(event) && !registry.isBound(event.key)))
    const areOthersAwaited = () => isScreenAwaited() || isLineAwaited() || isOnItsWay('part')
    const wayOf = followSequences(registry)
    return holdKeys(
      window,
      (event) => areOthersAwaited() || areRowsAwaited(event),
      (event) => {
        const way = wayOf(event)
        return areOthersAwaited() ? null : way
      },
      takeEarlyKeys(),
    )
  }, [router, registry])
  useEffect(() => {
    const say = (isOnItsWay: boolean) =>
      void document.querySelector('main')?.toggleAttribute('data-on-its-way', isOnItsWay)
    const ends = [
      router.subscribe('onBeforeLoad', ({ pathChanged }) => pathChanged && say(true)),
      router.subscribe('onResolved', () => say(false)),
    ]
    return () => ends.forEach((end) => end())
  }, [router])
  const [offered, setOffered] = useState<readonly Action[]>([])
  const close = closerOf(setOverlay, overlay)
  const open = (what: Overlay) => {
    // The focus is still on the screen: what can be done with the line under the cursor is offered too. The sheet of
    // keys is for learning, and lists those as well that need a line first.
    setOffered(what === 'keys' ? registry.all() : registry.available())
    setOverlay(what)
  }
  const app = useNavigation(open)
  const screen = screenAt(SCREENS, path)
  const tellsItself = (screen === null ? undefined : SCREENS[screen].tellsItself) ?? []

  useAppActions({
    app,
    openPalette: (scope) => open(scope === 'people' ? 'people' : 'palette'),
    quickLog: () => {
      // Where the line is on the screen, it is that one.
      if (focusLogLine()) return
      if (!isLogLineOnItsWay()) return open('quick-log')
      lineAwaitedUntil.current = performance.now() + LINE_WAIT_MS
      lookFor(LINE_WAIT_MS, () => focusLogLine() || !isLogLineOnItsWay())
    },
    undo,
    redo,
    textSize,
    savePdf,
  })
  useDesktopEvents({
    onNavigate: (place) => followDesktop(app, client, place),
    onAction: (action) => DESKTOP_ACTIONS[action]({ app, open, undo, redo, textSize, savePdf }),
  })
  useEffect(() => rememberPlace(localStorage, address, SCREENS), [address])
  useFocusOnNewScreen(path)
  useFocusKept()
  useWelcome(path, app)
  useSavedLineToasts()
  useDialogsAtOnce()

  const findPeople = useCallback(
    async (text: string, signal: AbortSignal) => {
      const people = await client.queries.peopleNamed({ text, limit: 8 }, { signal })
      return people.map(({ id, name, title, organisation }) => ({
        id,
        name,
        detail: [title, organisation].filter(Boolean).join(', ') || undefined,
        icon: <Avatar name={name} initials={initials(name)} size="small" />,
      }))
    },
    [client],
  )
  const openScreen = useCallback((page: ScreenName) => app.onOpen({ page } as AppPlace), [app])
  const openImport = useCallback(() => app.onOpen({ page: 'import' }), [app])
  const i18n = useI18n()
  const findPlaces = useCallback(
    // With what is only wanted once somebody looks for it.
    async () => (await import('./palette-places.ts')).palettePlaces(i18n, client, app),
    [i18n, client, app],
  )
  return (
    <AppContext value={app}>
      <PlacesContext value={app}>
        <Shell
          current={litAt(SCREENS, path)}
          dueCount={isAway ? 0 : (due?.today ?? 0)}
          hrefOf={hrefOfScreen}
          onNavigate={openScreen}
          onOpenPalette={() => open('palette')}
          marks={MARKS}
          banner={
            <>
              <StatusBanners />
              {!tellsItself.includes('sample') && <SampleBanner />}
              {!tellsItself.includes('jobs') && <RunningJobs />}
            </>
          }
        >
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </Shell>
        {(overlay === 'palette' || overlay === 'people') && (
          <CommandPalette
            isOpen
            scope={overlay === 'people' ? 'people' : 'everything'}
            onClose={close}
            actions={offered}
            findPeople={findPeople}
            findPlaces={findPlaces}
            onOpenPerson={(id) => app.onOpen({ page: 'person', id: id as PersonId })}
            onSearch={(text) => app.onOpen({ page: 'search', search: { text } })}
          />
        )}
        <RowMenuHere registry={registry} />
        <UnlinkOnPaper />
        <FileDrops onImport={openImport} />
        {overlay === 'keys' && <ShortcutSheet isOpen onClose={close} actions={offered} singleKeys={singleKeys} />}
        {overlay === 'quick-log' && (
          <QuickLogOverlay isOpen onClose={close} onOpenFull={(entry) => app.newConversation(entry)} />
        )}
        {overlay === 'new-person' && (
          <AddPersonDialog
            onClose={close}
            onAdded={(id) => {
              close()
              app.onOpen({ page: 'person', id })
            }}
          />
        )}
      </PlacesContext>
    </AppContext>
  )
}

function useNavigation(open: (what: Overlay) => void): AppNavigation {
  const navigate = useNavigate()
  const router = useRouter()
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  return useMemo<AppNavigation>(() => {
    const entryStart: AppNavigation['entryStart'] = { current: undefined }
    return {
      entryStart,
      newConversation(start) {
        entryStart.current = start
        void navigate({ href: addressOf({ page: 'new-conversation' }) })
      },
      addPerson: () => latest.current('new-person'),
      showKeys: () => latest.current('keys'),
      hrefOf: (place) =>
        place.page === 'new-person' ? SCREENS.people.path : router.history.createHref(addressOf(place)),
      onOpen(place) {
        if (place.page === 'new-person') latest.current('new-person')
        else void navigate({ href: addressOf(place) })
      },
      openLink(href) {
        const bridge = desktopBridge()
        if (bridge !== undefined) void bridge.openExternal(href)
        else window.open(href, '_blank', 'noopener,noreferrer')
      },
    }
  }, [navigate, router])
}

/** Whoever presses their keys types on at once: what is typed before they are there would be lost, or be other keys. */
function useDialogsAtOnce(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void CommandPalette.preload()
      void OpenMenu.preload()
      void OpenPopover.preload()
      void QuickLogOverlay.preload()
      void AddPersonDialog.preload()
      void ShortcutSheet.preload()
    }, PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** Offers to undo what the quick-log window has saved. */
function useSavedLineToasts(): void {
  const feedback = useCommandFeedback()
  useEffect(() => onSavedLine(({ message, undo }) => feedback.done(message, undo)), [feedback])
}

/** A new journal begins with its three questions, once: whoever leaves them is not sent back. */
function useWelcome(path: string, app: AppNavigation): void {
  const { data: preferences } = useJournalQuery('preferences')
  const { data: info } = useJournalQuery('journalInfo')
  const wasAsked = useRef(false)
  const isNew = preferences?.firstRunDone === false && info?.people === 0
  useEffect(() => {
    if (!isNew || wasAsked.current || path !== SCREENS.today.path) return
    wasAsked.current = true
    app.onOpen({ page: 'welcome' })
  }, [isNew, path, app])
}

function hrefOfScreen(page: ScreenName): string {
  return addressOf({ page } as AppPlace)
}

function addressOf(place: AppPlace): string {
  return addressIn(SCREENS, place)
}

function followDesktop(app: AppNavigation, client: JournalClient, place: DesktopPlace): void {
  switch (place.screen) {
    case 'person':
      return app.onOpen({ page: 'person', id: place.id as PersonId })
    case 'new-conversation':
      return void beginWith(place, client).then(app.newConversation)
    default:
      return app.onOpen({ page: place.screen } satisfies AppPlace)
  }
}

/** Reads the line; where that fails, all of it becomes the notes: nothing that was typed is lost. */
async function beginWith(line: LineForFullEntry, client: JournalClient): Promise<EntryStart> {
  try {
    const { readFullEntry } = await import('#features/quick-log/full-entry.ts')
    const now = new Date()
    const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
    return await readFullEntry(client, line, { date: localDay(now) as CivilDate, time: time as CivilTime })
  } catch {
    return { notes: line.text }
  }
}

interface DesktopCommandContext {
  app: AppNavigation
  textSize: TextSizeSteps
  savePdf: (() => void) | null
  open: (what: Overlay) => void
  undo: () => void
  redo: () => void
}

const DESKTOP_ACTIONS: Record<AppAction, (context: DesktopCommandContext) => void> = {
  palette: ({ open }) => open('palette'),
  'find-person': ({ open }) => open('people'),
  keys: ({ open }) => open('keys'),
  print: () => window.print(),
  'save-pdf': ({ savePdf }) => savePdf?.(),
  'new-window': openNewWindow,
  'text-larger': ({ textSize }) => textSize.larger(),
  'text-smaller': ({ textSize }) => textSize.smaller(),
  'text-normal': ({ textSize }) => textSize.normal(),
  'new-person': ({ open }) => open('new-person'),
  'new-conversation': ({ app }) => app.newConversation(),
  // Where something is typed, the menu means the typing.
  undo: ({ undo }) => void (takesLetters(document.activeElement) ? document.execCommand('undo') : undo()),
  redo: ({ redo }) => void (takesLetters(document.activeElement) ? document.execCommand('redo') : redo()),
}

/** The theme, on the page and around the window. */
function useAppearance(appearance: 'system' | 'light' | 'dark' | 'high-contrast' | undefined): void {
  useEffect(() => {
    if (appearance === undefined) return
    desktopBridge()?.setAppearance(appearance)
    return applyAppearance(document, appearance)
  }, [appearance])
}
