import { Copy } from 'lucide-react'
import { useToasts } from '#ui/toasts.tsx'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { ImportReport } from '#shared/contract/import-contract.ts'
import { problemWords } from './problem-words.ts'
import styles from './import.module.css'

/** What could not be read, line by line, to be copied. */
export function ImportProblems({ problems, count }: { problems: ImportReport['problems']; count: number }) {
  const i18n = useI18n()
  const toasts = useToasts()
  const copy = () =>
    navigator.clipboard.writeText(problems.map((problem) => problemWords(i18n, problem)).join('\n')).then(
      () => toasts.show(i18n.t('Copied.')),
      () => toasts.show(i18n.t('It could not be copied. Select the lines and press Ctrl+C.')),
    )
  return (
    <div className={styles.problems}>
      <div className={styles.problemsHead}>
        <span>
          {count > problems.length
            ? i18n.t('The first {shown} of {count}', { shown: problems.length, count })
            : i18n.t('{count, plural, one {# line} other {# lines}}', { count })}
        </span>
        <Button size="small" icon={<Copy aria-hidden />} onPress={() => void copy()}>
          {i18n.t('Copy')}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol className={styles.problemLines} tabIndex={0} aria-label={i18n.t('Problems')}>
        {problems.map((problem, index) => (
          <li key={index}>{problemWords(i18n, problem)}</li>
        ))}
      </ol>
    </div>
  )
}
