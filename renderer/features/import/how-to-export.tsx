import { IMPORT_FORMAT_IDS } from '#shared/contract/import-formats.ts'
import { HowTo } from '#ui/how-to.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { formatWords } from './format-words.ts'
import { wholeFileSources } from './whole-file-words.ts'

/** The way to the file for each place that people keep their people in. */
export function HowToExport() {
  const i18n = useI18n()
  const words = formatWords(i18n)
  return <HowTo ways={[...IMPORT_FORMAT_IDS.flatMap((format) => words[format].sources), ...wholeFileSources(i18n)]} />
}
