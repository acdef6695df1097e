import { useEffect, useRef } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import type { AppAction, DesktopBridge, Place } from '#shared/contract/desktop-bridge.ts'

export interface DesktopEventHandlers {
  onNavigate: (place: Place) => void
  onAction: (command: AppAction) => void
}

/** Listens to the desktop's tray, menu, deep links and notifications, where there is a desktop. Returns what stops it. */
export function listenToDesktop(
  bridge: Pick<DesktopBridge, 'onNavigate' | 'onAction'>,
  handlers: DesktopEventHandlers,
): () => void {
  const stopPlaces = bridge.onNavigate(handlers.onNavigate)
  const stopCommands = bridge.onAction(handlers.onAction)
  return () => {
    stopPlaces()
    stopCommands()
  }
}

export function useDesktopEvents(handlers: DesktopEventHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const bridge = desktopBridge()
    if (bridge === undefined) return
    return listenToDesktop(bridge, {
      onNavigate: (place) => latest.current.onNavigate(place),
      onAction: (command) => latest.current.onAction(command),
    })
  }, [])
}
