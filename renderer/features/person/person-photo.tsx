import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { photoAddress } from '#parts/photo-address.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { initials } from '#shared/model/initials.ts'
import { Avatar } from '#ui/avatar.tsx'
import { cx } from '#ui/cx.ts'
import { Menu } from '#ui/menu.tsx'
import { pressByKey } from '#ui/press-by-key.ts'
import { tipOf } from '#ui/tooltip.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { TriggerProps } from '#ui/use-trigger.ts'
import type { ShrinkFailure } from './shrink-photo.ts'
import styles from './person-header.module.css'

/** The photo beside the name, or initials: a button that offers to choose one; what is pasted or dropped on it is taken too. */
export function PersonPhoto({ person, isFixed }: { person: PersonPage; isFixed: boolean }) {
  const face = (
    <Avatar name={person.name} initials={initials(person.name)} photo={photoAddress(person.photo)} size="large" />
  )
  return isFixed ? face : <PhotoMenu person={person}>{face}</PhotoMenu>
}

function PhotoMenu({ person, children }: { person: PersonPage; children: ReactNode }) {
  const i18n = useI18n()
  const file = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const { take, remove } = usePhoto(person)
  const label = i18n.t('Photo')
  usePastedPicture(take)
  const onDrag = (event: DragEvent, over: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setIsOver(over)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by key
    <div
      data-own-drops
      onDragEnter={(event) => onDrag(event, true)}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false)
        const [dropped] = event.dataTransfer.files
        if (dropped !== undefined) void take(dropped)
      }}
      className={cx(styles.photo, isOver && styles.over)}
    >
      <input
        ref={file}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={label}
        hidden
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          // The same file again is chosen again.
          target.value = ''
          if (chosen !== undefined) void take(chosen)
        }}
      />
      {children}
      <Menu
        label={label}
        placement="bottom start"
        trigger={<FaceButton label={label} />}
        groups={[
          {
            id: 'photo',
            entries: [
              { id: 'choose', label: i18n.t('Choose a photo…'), onAction: () => file.current?.click() },
              {
                id: 'remove',
                label: i18n.t('Remove the photo'),
                isDisabled: person.photo === null,
                onAction: remove,
              },
            ],
          },
        ]}
      />
    </div>
  )
}

/** Over the face, not around it: the letters of one without a photo are no part of its name. */
function FaceButton({ label, onPress, onKeyDown, ...rest }: TriggerProps & { label: string }) {
  return (
    <button
      {...rest}
      {...tipOf(label, undefined)}
      type="button"
      aria-label={label}
      onClick={onPress && (() => onPress())}
      onKeyDown={(event) => {
        pressByKey(event, onPress)
        onKeyDown?.(event)
      }}
      className={styles.face}
    />
  )
}

function usePhoto({ id, name }: PersonPage) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const keep = useCommand('editPerson', { said: i18n.t('The photo of {name} is kept.', { name }) })
  const drop = useCommand('editPerson', { said: i18n.t('The photo of {name} is removed.', { name }) })
  const refused: Record<ShrinkFailure, string> = {
    unreadable: i18n.t('The file is no JPEG, PNG or WebP picture that can be read. Nothing was changed.'),
    'too-large': i18n.t('The picture is too large to be read. Nothing was changed.'),
  }
  const take = async (file: Blob) => {
    const { shrinkPhoto } = await import('./shrink-photo.ts')
    const made = await shrinkPhoto(file)
    if ('failure' in made) feedback.done(refused[made.failure], null)
    else await keep.run({ id, photo: made.photo }).catch(() => undefined)
  }
  return { take, remove: () => void drop.run({ id, photo: null }).catch(() => undefined) }
}

/** A picture that is pasted while nothing is written. */
function usePastedPicture(take: (file: Blob) => Promise<void>): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      const isWritten =
        target instanceof Element && target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null
      const picture = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'))
      if (isWritten || picture === undefined) return
      event.preventDefault()
      void latest.current(picture)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
