import { useJournalQuery } from '#client/use-query.ts'
import { useI18n } from '#ui/use-i18n.ts'

/** What a ring is, in one sentence, for as long as nobody is in one. */
export function RingSentence({ className }: { className?: string | undefined }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('rings')
  if (data === undefined || data.rings.some(({ people }) => people > 0)) return null
  return (
    <p className={className}>
      {i18n.t(
        'A ring says how near somebody is and how often you want to speak: keys 1 to 4 put a person in one, 5 takes them out, and who is in none is never due.',
      )}
    </p>
  )
}
