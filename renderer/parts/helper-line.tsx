import { inTurn } from '#client/in-turn.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'

interface HelperLineProps {
  person: PersonId
  need: string
  /** What stands there where nobody comes to mind. */
  otherwise?: string
}

/** Who could help with a need, the first of all and why, in one line. */
export function HelperLine({ person, need, otherwise = '' }: HelperLineProps) {
  const i18n = useI18n()
  const { data: found } = useJournalQuery('needMatches', { person, need, limit: 1 }, { turn: inTurn })
  const [first] = found?.likely ?? []
  const [reason] = first?.reasons ?? []
  if (first === undefined || reason === undefined) return otherwise
  return i18n.t('{helper} could help: {reason}', { helper: first.person.name, reason: reason.text })
}
