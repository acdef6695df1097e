import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { RingMark } from './ring-mark.tsx'
import { ringWords } from './ring-words.ts'

/** Every ring, and none: in the order of the keys 1 to 5. */
export const RING_CHOICES: readonly (Ring | null)[] = [...RINGS, null]

export interface RingMenuProps {
  ring: Ring | null
  onChoose: (ring: Ring | null) => void
  className?: string | undefined
}

/** The ring that somebody is in, and a menu of the others. */
export function RingMenu({ ring, onChoose, className }: RingMenuProps) {
  const i18n = useI18n()
  const words = ringWords(i18n)
  return (
    <Menu
      label={i18n.t('Ring')}
      placement="bottom start"
      trigger={
        <Button
          kind="plain"
          size="small"
          className={className}
          aria-label={i18n.t('Ring: {ring}. Change it.', { ring: words[ring ?? 'none'] })}
        >
          <RingMark ring={ring} showLabel />
        </Button>
      }
      groups={[
        {
          id: 'rings',
          entries: RING_CHOICES.map((choice, index) => ({
            id: choice ?? 'none',
            label: words[choice ?? 'none'],
            icon: <RingMark ring={choice} />,
            keys: String(index + 1),
            isChosen: ring === choice,
            onAction: () => {
              if (choice !== ring) onChoose(choice)
            },
          })),
        },
      ]}
    />
  )
}
