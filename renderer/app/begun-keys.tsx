import { useEffect, useState, type RefObject } from 'react'
import { KeyHint } from '#ui/key-hint.tsx'
import { MAX_SEQUENCE_MS, type ActionRegistry } from './actions.ts'
import styles from './begun-keys.module.css'

/** Whoever knows the second key has pressed it by then, and sees nothing flash. */
const SHOWN_AFTER_MS = 350

/** Told of the first press of a sequence, and with null that none is waited for any more. */
export type OnBegun = (first: string | null) => void

interface BegunKeysProps {
  registry: ActionRegistry
  /** Where the keys say what was begun. */
  onBegunRef: RefObject<OnBegun>
}

/** What may follow the first of two keys, as long as the second is waited for. */
export function BegunKeys({ registry, onBegunRef }: BegunKeysProps) {
  const [first, setFirst] = useState<string | null>(null)
  useEffect(() => {
    const timers: ReturnType<typeof setTimeout>[] = []
    const end = () => {
      timers.splice(0).forEach(clearTimeout)
      setFirst(null)
    }
    onBegunRef.current = (begun) => {
      end()
      if (begun === null) return
      timers.push(
        setTimeout(() => setFirst(begun), SHOWN_AFTER_MS),
        setTimeout(end, MAX_SEQUENCE_MS),
      )
    }
    return end
  }, [onBegunRef])
  const second = (keys: string) => (first !== null && keys.startsWith(`${first} `) ? keys.slice(first.length + 1) : '')
  const offered = registry.available().flatMap(({ id, title, keys = [] }) =>
    keys
      .map(second)
      .filter(Boolean)
      .map((key) => ({ id, title, key })),
  )
  return (
    <div role="status" className={styles.place}>
      {first !== null && (
        <p className={styles.begun}>
          <KeyHint keys={first} />
          {offered.map(({ id, title, key }) => (
            <span key={id} className={styles.next}>
              <KeyHint keys={key} /> {title}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
