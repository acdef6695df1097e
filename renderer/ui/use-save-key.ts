import { useActions } from './use-actions.ts'
import { useI18n } from './use-i18n.ts'

/** Ctrl+Enter saves what is being written, wherever on the screen one is: Enter alone begins a new line. */
export function useSaveKey(save: () => void): void {
  const i18n = useI18n()
  useActions([
    {
      id: 'save',
      title: i18n.t('Save'),
      group: i18n.t('Write'),
      keys: ['$mod+Enter'],
      keysOnly: true,
      run: save,
    },
  ])
}
