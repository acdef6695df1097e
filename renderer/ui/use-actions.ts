import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react'

/** Something that can be done by key, from the palette, and is listed on the sheet of keys. */
export interface Action {
  /** Unique, `verb-thing`: `new-person`, `go-today`. */
  id: string
  /** What it does, in the user's language: "New person". */
  title: string
  /** Under which heading it is listed: "Go to", "People". */
  group: string
  /** In the words of tinykeys: `$mod+k`, `c`, `g t`, `[Shift]+?`. The first is the one shown. */
  keys?: readonly string[]
  /** Says no where it makes no sense now: its keys then do nothing and the palette leaves it out. */
  when?: () => boolean
  /** More words to find it by. */
  also?: string
  /** It is about the row under the cursor: the menu of a row offers it. */
  onRow?: boolean
  /** Listed on the sheet of keys alone: `j` and `k` are no entries for a palette. */
  keysOnly?: boolean
  run: () => void
}

/** Takes a screen's actions while it is shown; what it returns takes them back. */
export type ContributeActions = (actions: () => readonly Action[]) => () => void

export const ActionsContext = createContext<ContributeActions | null>(null)

/** Offers the actions of a screen, as they are now, for as long as the screen is shown. */
export function useActions(actions: readonly Action[]): void {
  const contribute = useContext(ActionsContext)
  const latest = useRef(actions)
  // With what is on screen, not after it: a key is about the line that one sees.
  useLayoutEffect(() => {
    latest.current = actions
  })
  useEffect(() => contribute?.(() => latest.current), [contribute])
}
