import { NO_CORRECTIONS, type Corrections } from '#shared/quick-log/corrections.ts'

// Kept with the journal of the page: closing the line to look something up must not cost what was corrected.
const kept = new WeakMap<object, Corrections>()

export function keptCorrections(journal: object): Corrections {
  return kept.get(journal) ?? NO_CORRECTIONS
}

export function keepCorrections(journal: object, corrections: Corrections): void {
  kept.set(journal, corrections)
}
