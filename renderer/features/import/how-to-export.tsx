import { IMPORT_FORMAT_IDS } from '#shared/contract/import-formats.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { formatWords } from './format-words.ts'
import styles from './import.module.css'
import { wholeFileSources } from './whole-file-words.ts'

/** The way to the file, step by step, for each place that people keep their people in. */
export function HowToExport() {
  const i18n = useI18n()
  const words = formatWords(i18n)
  const sources = [...IMPORT_FORMAT_IDS.flatMap((format) => words[format].sources), ...wholeFileSources(i18n)]
  return (
    <div>
      {sources.map(({ title, steps }) => (
        <details key={title} className={styles.source}>
          <summary>{title}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  )
}
