import { DocumentText } from '#parts/document-text.tsx'
import type { ReviewId } from '#shared/model/id.ts'
import type { ReviewText as ReviewField } from '#shared/model/review.ts'
import styles from './review.module.css'

export interface ReviewTextProps {
  id: ReviewId
  field: ReviewField
  label: string
  value: string
  placeholder: string
  readOnly: boolean
  /** The heading above says already what the label says. */
  isTitled?: boolean
  /** Ctrl or Cmd with Enter. */
  onSubmit: () => void
}

/** One answer of a draft, saved as it is written and merged with what another device writes. */
export function ReviewText({ label, isTitled = false, ...props }: ReviewTextProps) {
  return (
    <div className={styles.field}>
      {!isTitled && (
        <p aria-hidden className={styles.label}>
          {label}
        </p>
      )}
      <DocumentText {...props} label={label} />
    </div>
  )
}
