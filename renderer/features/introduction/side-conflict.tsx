import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import type { IntroductionId, PersonId } from '#shared/model/id.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { useI18n } from '#ui/use-i18n.ts'

export interface SideConflictProps {
  id: IntroductionId
  side: IntroductionSide
  isReadOnly: boolean
}

/** Whom two devices put on one side, and a choice. */
export function SideConflict({ id, side, isReadOnly }: SideConflictProps) {
  const i18n = useI18n()
  const { data = [] } = useJournalQuery('conflicts', { id })
  const here = data.find(({ path }) => path[0] === side)
  const [first, second] = [here?.kept ?? null, here?.others[0] ?? null]
  const names = new Map([
    [first, useName(first)],
    [second, useName(second)],
  ])
  return (
    <FieldConflict
      id={id}
      isHere={(path) => path[0] === side}
      nameOf={() => (side === 'a' ? i18n.t('Whom it is for') : i18n.t('Whose time is asked for'))}
      wordsOf={(_path, value) => names.get(value) ?? i18n.t('somebody')}
      isReadOnly={isReadOnly}
    />
  )
}

function useName(id: string | null): string | undefined {
  const { data } = useJournalQuery('person', { id: (id ?? '') as PersonId }, { enabled: id !== null })
  return data?.name
}
