import type { I18n } from '@lingui/core'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import type { DesktopBridge, HotkeyChange, HotkeyState } from '#shared/contract/desktop-bridge.ts'
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts'
import { Button } from '#ui/button.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { keyNames } from '#ui/key-names.ts'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { acceleratorOfKey, keysOfAccelerator } from './accelerator-of-key.ts'
import styles from './settings.module.css'

/** The keys that show quick log, whatever app is in front. */
export function HotkeySettings() {
  const i18n = useI18n()
  const bridge = desktopBridge()
  if (bridge === undefined) {
    return (
      <p className={styles.note}>
        {i18n.t(
          'A hotkey that works in every app needs the desktop app. In a browser, press Q here to log in one line.',
        )}
      </p>
    )
  }
  return <Hotkey bridge={bridge} />
}

function refusedWords(i18n: I18n, { refused, problem }: Extract<HotkeyChange, { ok: false }>, isMac: boolean): string {
  const hotkey = keyNames(keysOfAccelerator(refused, isMac), isMac).join(' ')
  return problem === 'taken'
    ? i18n.t(
        '{hotkey} does not reach Rapport: another app holds it, or your desktop gives none out. Choose another one.',
        { hotkey },
      )
    : i18n.t('“{hotkey}” is not a hotkey. It needs Ctrl, Alt, Cmd or a function key, together with one other key.', {
        hotkey,
      })
}

function Hotkey({ bridge }: { bridge: DesktopBridge }) {
  const i18n = useI18n()
  const toasts = useToasts()
  const [state, setState] = useState<HotkeyState | null>(null)
  const [isRecording, setIsRecording] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const isMac = bridge.platform === 'darwin'
  useEffect(() => {
    let isHere = true
    void bridge.hotkey.state().then((now) => isHere && setState((known) => known ?? now))
    const stop = bridge.hotkey.onState(setState)
    return () => {
      isHere = false
      stop()
    }
  }, [bridge])
  if (state === null) return null

  const take = async (accelerator: string, before: string | null) => {
    setIsRecording(false)
    const change = await bridge.hotkey.set(accelerator)
    setState(change.hotkey)
    setRefused(change.ok ? null : refusedWords(i18n, change, isMac))
    if (!change.ok) return
    const said = accelerator === '' ? i18n.t('The hotkey is off.') : i18n.t('The hotkey is changed.')
    toasts.show(said, before === null ? {} : { undo: () => void take(before, null) })
  }
  const record = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setIsRecording(false)
    const accelerator = acceleratorOfKey(event, isMac)
    if (accelerator !== null) void take(accelerator, state.accelerator)
  }
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>{i18n.t('Quick log from anywhere')}</span>
        {isRecording ? (
          <button
            type="button"
            autoFocus
            data-takes-letters
            onKeyDown={record}
            onBlur={() => setIsRecording(false)}
            className={styles.recorder}
          >
            {i18n.t('Press the keys, or Escape')}
          </button>
        ) : (
          <>
            {state.accelerator === '' ? (
              <span className={styles.off}>{i18n.t('off')}</span>
            ) : (
              <KeyHint keys={keysOfAccelerator(state.accelerator, isMac)} />
            )}
            <Button size="small" onPress={() => setIsRecording(true)}>
              {i18n.t('Change')}
            </Button>
            {state.accelerator !== DEFAULT_SETTINGS.hotkey && (
              <Button size="small" kind="plain" onPress={() => void take(DEFAULT_SETTINGS.hotkey, state.accelerator)}>
                {i18n.t('As it was at first')}
              </Button>
            )}
            {state.accelerator !== '' && (
              <Button size="small" kind="plain" onPress={() => void take('', state.accelerator)}>
                {i18n.t('Switch off')}
              </Button>
            )}
          </>
        )}
      </div>
      {refused !== null && (
        <p role="alert" className={styles.problem}>
          {refused}
        </p>
      )}
      {refused === null && state.problem === 'taken' && (
        <p role="alert" className={styles.problem}>
          {i18n.t(
            'Another app holds these keys, or your desktop gives none out. Choose others, or bind the command “rapport quick-log” in the desktop’s own keyboard settings.',
          )}
        </p>
      )}
    </>
  )
}
