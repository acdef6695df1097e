import { FieldConflict } from '#parts/field-conflict.tsx'
import { useNamesInConflict } from '#parts/use-names-in-conflict.ts'
import type { IntroductionId } from '#shared/model/id.ts'
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
  const names = useNamesInConflict(id, (path) => path[0] === side)
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
