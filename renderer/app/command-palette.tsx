import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { Palette, type PaletteGroup, type PaletteItem } from '#ui/palette.tsx'
import type { Action } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { rankActions } from './rank-actions.ts'

export interface FoundPerson {
  id: string
  name: string
  /** A role, an organisation. */
  detail?: string | undefined
  icon?: ReactNode
}

export interface CommandPaletteProps {
  isOpen: boolean
  onClose: () => void
  /** `registry.available()`, as it is when the palette opens. */
  actions: readonly Action[]
  /** The journal's people for a text, best first; for '' those spoken with lately. */
  findPeople: (text: string, signal: AbortSignal) => Promise<readonly FoundPerson[]>
  onOpenPerson: (id: string) => void
  /** What else can be gone to by name; asked each time the palette opens. */
  findPlaces: () => Promise<readonly Action[]>
  /** Looks through everything written. Offered below what fits. */
  onSearch: (text: string) => void
  /** `people` for "go to a person": actions are left out. */
  scope?: 'everything' | 'people'
}

const PEOPLE_SHOWN = 7
const PLACES_SHOWN = 6

export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose, actions, findPeople, findPlaces, onOpenPerson, onSearch, scope = 'everything' } = props
  const i18n = useI18n()
  const [text, setText] = useState('')
  const people = usePeople(isOpen, text, findPeople)
  const fitting = useMemo(() => (scope === 'people' ? [] : rankActions(actions, text)), [actions, text, scope])

  const places = usePlacesNamed(isOpen && scope === 'everything', findPlaces)
  const named = useMemo(
    () => (text.trim() === '' ? [] : rankActions(places, text).slice(0, PLACES_SHOWN)),
    [places, text],
  )

  // The next time begins with an empty line.
  const close = () => {
    setText('')
    onClose()
  }
  const toPerson = (person: FoundPerson): PaletteItem => ({
    id: `person ${person.id}`,
    label: person.name,
    detail: person.detail,
    icon: person.icon,
    onAction: () => onOpenPerson(person.id),
  })
  // The same lines while people and places arrive: there are a hundred of them.
  const commands = useMemo(() => fitting.map(toItem), [fitting])
  const commandGroup: PaletteGroup = { id: 'actions', title: i18n.t('Actions'), items: commands }
  const peopleGroup: PaletteGroup = {
    id: 'people',
    title: text === '' ? i18n.t('Spoken with lately') : i18n.t('People'),
    items: people.slice(0, PEOPLE_SHOWN).map(toPerson),
  }
  const placesGroup: PaletteGroup = {
    id: 'places',
    title: i18n.t('Places'),
    items: named.map((place) => ({ ...toItem(place), detail: place.group })),
  }
  const searchGroup: PaletteGroup = {
    id: 'search',
    title: i18n.t('Everything written'),
    items:
      text.trim() === '' || scope === 'people'
        ? []
        : [{ id: 'search all', label: i18n.t('Search for “{text}”', { text }), onAction: () => onSearch(text) }],
  }
  return (
    <Palette
      label={scope === 'people' ? i18n.t('Go to a person') : i18n.t('Find or do')}
      placeholder={scope === 'people' ? i18n.t('Name of a person') : i18n.t('A person, a screen, something to do')}
      isOpen={isOpen}
      onClose={close}
      text={text}
      onTextChange={setText}
      groups={text === '' ? [commandGroup, peopleGroup] : [peopleGroup, placesGroup, commandGroup, searchGroup]}
      none={i18n.t('Nothing here by that name.')}
    />
  )
}

function toItem({ id, title, keys, run }: Action): PaletteItem {
  return { id, label: title, keys: keys?.[0], onAction: run }
}

/** Asked once for each time that the palette opens: a name is found loosely among all of them. */
function usePlacesNamed(isOpen: boolean, find: CommandPaletteProps['findPlaces']): readonly Action[] {
  const [places, setPlaces] = useState<readonly Action[]>([])
  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    find().then(
      (found) => isCurrent && setPlaces(found),
      () => isCurrent && setPlaces([]),
    )
    return () => {
      isCurrent = false
    }
  }, [isOpen, find])
  return places
}

/** Keeps showing the last answer until the next arrives, so that the list does not flicker while one types. */
function usePeople(isOpen: boolean, text: string, find: CommandPaletteProps['findPeople']): readonly FoundPerson[] {
  const [people, setPeople] = useState<readonly FoundPerson[]>([])
  useEffect(() => {
    if (!isOpen) return
    const asked = new AbortController()
    find(text.trim(), asked.signal).then(
      (found) => {
        if (!asked.signal.aborted) setPeople(found)
      },
      () => {
        if (!asked.signal.aborted) setPeople([])
      },
    )
    return () => asked.abort()
  }, [isOpen, text, find])
  return people
}
