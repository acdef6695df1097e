import type { ReactElement, ReactNode } from 'react'
import { lazyPart } from './lazy-part.tsx'
import type { Placement } from './popover.tsx'
import { useTrigger } from './use-trigger.ts'

/** Fetched with the first that opens, or before: what is pressed meanwhile is kept for it. */
export const OpenMenu = lazyPart(async () => (await import('./open-menu.tsx')).OpenMenu, { takesKeys: true })

export interface MenuEntry {
  id: string
  label: string
  icon?: ReactNode
  keys?: string | undefined
  /** Shows a tick: the ring a person is in. A dash, where it holds for some of several. */
  isChosen?: boolean | 'some' | undefined
  /** A quiet word behind it: for how many it holds. */
  detail?: string | undefined
  isDanger?: boolean | undefined
  isDisabled?: boolean | undefined
  onAction: () => void
}

export interface MenuGroup {
  id: string
  title?: string | undefined
  entries: readonly MenuEntry[]
}

export interface MenuProps {
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement
  label: string
  /** Groups are told apart by a line, or by their titles. A function is asked once it opens: a list has many that never do. */
  groups: readonly MenuGroup[] | (() => readonly MenuGroup[])
  placement?: Placement | undefined
}

export function Menu({ trigger, label, groups, placement = 'bottom end' }: MenuProps) {
  const { button, wasOpen, ...opening } = useTrigger(trigger, 'menu')
  return (
    <>
      {button}
      {wasOpen && <OpenMenu label={label} groups={groups} placement={placement} opening={opening} />}
    </>
  )
}
