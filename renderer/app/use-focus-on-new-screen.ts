import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { focusQuietly, focusRow, isFocusNowhere, lookFor, rowElement, rowIdOf } from '#ui/lost-focus.ts'

/** Longer than a screen takes to be loaded and shown. */
const WAIT_MS = 2000

/** Longer than those wait who know better where it belongs: the next row of a list, what opened a dialog. */
const LOST_MS = 800

/** Focus that goes together with what had it goes to the screen, where a screen reader then goes on, and not to nowhere. */
export function useFocusKept(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        const isGone = target instanceof Element && !target.isConnected
        if (isFocusNowhere() && isGone) focusQuietly(document.getElementById('main'))
      }, LOST_MS)
    }
    document.addEventListener('focusout', onFocusOut)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [])
}

/**
 * A new screen has the focus, so that its keys work at once and a screen reader goes on there. A screen that puts the
 * focus into a field of its own keeps it. Going back leads to the line that one left.
 */
export function useFocusOnNewScreen(path: string): void {
  const last = useRef(path)
  const lineLeft = useLinesLeft()
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    const before = document.activeElement
    const line = lineLeft(path)
    return lookFor(WAIT_MS, () => {
      const now = document.activeElement
      const main = document.getElementById('main')
      // What led here, in the sidebar or on the screen before, gives the focus up; anything else was put there since.
      if (isFocusNowhere() || (now === before && !main?.contains(now))) focusQuietly(main)
      const row = line === null || main === null ? null : rowElement(line, main)
      const isOnScreen = document.activeElement === main
      if (row !== null && isOnScreen) {
        focusRow(row)
        return true
      }
      return now !== before && (line === null || !isOnScreen)
    })
  }, [path, lineLeft])
}

/** Remembers, while the window is open, which line had the focus on each screen: asked for after a step back. */
function useLinesLeft(): (path: string) => string | null {
  const lines = useRef(new Map<string, string>())
  const isBack = useRef(false)
  const { history } = useRouter()
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      const row = target instanceof Element && target.closest('main') !== null ? rowIdOf(target) : null
      if (row) lines.current.set(location.pathname, row)
    }
    document.addEventListener('focusin', onFocusIn)
    const stopListening = history.subscribe(({ action }) => {
      isBack.current = action.type !== 'PUSH' && action.type !== 'REPLACE'
    })
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      stopListening()
    }
  }, [history])
  return useCallback((path) => {
    const line = isBack.current ? (lines.current.get(path) ?? null) : null
    isBack.current = false
    return line
  }, [])
}
