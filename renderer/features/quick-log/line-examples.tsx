import { useI18n } from '#ui/use-i18n.ts'
import styles from './quick-log.module.css'

/** What a line may say, while it is empty; pressed, they stand in it to be changed. */
export function LineExamples({ onChoose }: { onChoose: (example: string) => void }) {
  const i18n = useI18n()
  const examples = [
    i18n.t('Coffee with Ana about hiring'),
    i18n.t('Tom will send me the report by Friday'),
    i18n.t('Dinner with Sarah next Friday'),
  ]
  return (
    <p className={styles.examples}>
      {examples.map((example) => (
        <button key={example} type="button" data-example className={styles.example} onClick={() => onChoose(example)}>
          {example}
        </button>
      ))}
    </p>
  )
}
