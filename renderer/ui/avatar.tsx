import { useState } from 'react'
import { cx } from './cx.ts'
import styles from './avatar.module.css'

export interface AvatarProps {
  /** Chooses the tint, always the same for the same name. Not shown: the name stands beside it. */
  name: string
  /** One or two letters. */
  initials: string
  /** Address of a picture that is shown in their place, where it can be. */
  photo?: string | undefined
  size?: 'small' | 'normal' | 'large'
}

/** Stands for a face, or shows it. */
export function Avatar({ name, initials, photo, size = 'normal' }: AvatarProps) {
  const [unreadable, setUnreadable] = useState<string | null>(null)
  return (
    <span aria-hidden className={cx(styles.avatar, styles[size], styles[`tint${tintOf(name)}`])}>
      {photo === undefined || photo === unreadable ? (
        initials
      ) : (
        <img
          src={photo}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setUnreadable(photo)}
          className={styles.photo}
        />
      )}
    </span>
  )
}

/** 0–7. FNV-1a, so that anagrams and brothers differ. */
function tintOf(name: string): number {
  let hash = 0x811c9dc5
  for (let position = 0; position < name.length; position++) {
    hash = Math.imul(hash ^ name.charCodeAt(position), 0x01000193)
  }
  return (hash >>> 0) % 8
}
