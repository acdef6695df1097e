import { useActions } from './use-actions.ts'
import { useI18n } from './use-i18n.ts'

/** J and K: to the next line and to the one before. One list a screen has them. */
export function useRowKeys(move: (steps: number) => void): void {
  const i18n = useI18n()
  const group = i18n.t('In a list')
  useActions([
    { id: 'next-row', title: i18n.t('Next line'), group, keys: ['j'], keysOnly: true, run: () => move(1) },
    { id: 'previous-row', title: i18n.t('Previous line'), group, keys: ['k'], keysOnly: true, run: () => move(-1) },
  ])
}
