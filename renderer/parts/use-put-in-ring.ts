import { useCommand } from '#client/use-command.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Ring } from '#shared/model/ring.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { ringWords } from './ring-words.ts'

/** Puts somebody in a ring, or out of them, and says so in the same words wherever it is done. */
export function usePutInRing(name: string): (id: PersonId, ring: Ring | null) => void {
  const i18n = useI18n()
  const words = ringWords(i18n)
  const put = useCommand('putInRing', {
    said: (_output, { ring }) => i18n.t('{name} is now: {ring}.', { name, ring: words[ring ?? 'none'] }),
  })
  return (id, ring) => void put.run({ ids: [id], ring }).catch(() => undefined)
}
