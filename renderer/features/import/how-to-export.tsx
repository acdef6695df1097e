import { IMPORT_FORMAT_IDS } from '#shared/contract/import-formats.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { formatWords } from './format-words.ts'
import styles from './import.module.css'

/** The way to the file, step by step, for each place that people keep their people in. */
export function HowToExport() {
  const words = formatWords(useI18n())
  return (
    <div>
      {IMPORT_FORMAT_IDS.flatMap((format) => words[format].sources).map(({ title, steps }) => (
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
