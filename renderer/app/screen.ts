import type { I18n } from '@lingui/core'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import { createElement, type FunctionComponent } from 'react'
import type { AppNavigation } from './app-context.ts'
import type { ScreenName, ScreenPlaces } from './app-places.ts'

/** One screen: all that the app around it knows of it. */
export interface Screen<Name extends ScreenName = ScreenName> {
  /** Of its address; `$id` stands for what `readId` reads. */
  readonly path: string
  /** What it is called in the sidebar, in the palette and in the name of its window. */
  readonly title: (i18n: I18n) => string
  /** The name of what is shown, for the window; '' falls back to the title, undefined is not known yet. A hook. */
  readonly useName?: (id: IdOf<Name>, search: SearchOf<Name>) => string | undefined
  /** Keys that lead there; with them it is among what the palette goes to. */
  readonly keys?: readonly string[]
  /** Other words by which the palette finds it. */
  readonly also?: string
  readonly sidebar?: { readonly at: 'top' | 'bottom'; readonly icon: LucideIcon }
  /** The screen whose item of the sidebar is lit meanwhile. */
  readonly within?: ScreenName
  /** @throws where it is no such id */
  readonly readId?: (text: string) => IdOf<Name>
  readonly readSearch?: (raw: Record<string, unknown>) => SearchOf<Name>
  /** Parts of the search that are words somebody typed: those are the journal's, and stay out of what a browser keeps. */
  readonly typed?: readonly (keyof SearchOf<Name> & string)[]
  /** As a search string, without `?`; plain where left out. */
  readonly writeSearch?: (search: SearchOf<Name>) => string
  /** What runs and that the sample is shown is told by the screen itself, not above it. */
  readonly tellsItself?: readonly ('jobs' | 'sample')[]
  /** Loaded when it is shown first; the others are as soon as there is nothing else to do. */
  readonly isLoadedLate?: boolean
  readonly shown: ShownScreen<Name>
}

export type Screens = { readonly [Name in ScreenName]: Screen<Name> }

/** What a screen is shown with. */
export interface ScreenProps<Name extends ScreenName> {
  readonly app: AppNavigation
  readonly id: IdOf<Name>
  readonly search: SearchOf<Name>
  /** Another search string in the address of the screen, unless one has gone elsewhere by now. */
  readonly setSearch: (search: SearchOf<Name>, options?: { readonly replace: boolean }) => void
}

export type ShownScreen<Name extends ScreenName> = FunctionComponent<ScreenProps<Name>> & {
  preload?: () => Promise<void>
}

type IdOf<Name extends ScreenName> = ScreenPlaces[Name] extends { readonly id: infer Id } ? Id : undefined
type SearchOf<Name extends ScreenName> = ScreenPlaces[Name] extends { readonly search?: infer Search }
  ? Exclude<Search, undefined>
  : object

/**
 * A screen of a feature, loaded when it is wanted, with what it wants to be given. Not React's `lazy`: that holds a screen
 * back for 300 ms when it is first shown, also where it is there already.
 */
export function shownBy<Name extends ScreenName, Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  toProps: (given: ScreenProps<Name>) => Props,
): ShownScreen<Name> {
  let part: FunctionComponent<Props> | undefined
  // One component for good: the router asks anew at each step, and another one would be drawn from the beginning.
  const Shown = (given: ScreenProps<Name>) => (part === undefined ? null : createElement(part, toProps(given)))
  const shown = lazyRouteComponent(async () => {
    part = await load()
    return { Shown }
  }, 'Shown')
  // It may return what React may draw, of which TypeScript's two descriptions differ.
  return shown as unknown as ShownScreen<Name>
}
