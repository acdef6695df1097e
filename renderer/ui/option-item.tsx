import { Check } from 'lucide-react'
import { ListBoxItem } from 'react-aria-components/ListBox'
import type { Option } from './option.ts'
import styles from './option-list.module.css'

/** One line of the list that a select or a combo box opens. */
export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={styles.item ?? ''}
    >
      {({ isSelected }) => (
        <>
          {option.icon}
          <span className={styles.words}>
            <span className={styles.name}>{option.label}</span>
            {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
          </span>
          {isSelected && <Check aria-hidden className={styles.chosen} />}
        </>
      )}
    </ListBoxItem>
  )
}
