import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useGroups, type Group } from './group.ts'
import { useCountWords } from './use-count-words.ts'

export interface MergeGroupDialogProps {
  group: Group
  onMerge: (into: Group) => Promise<unknown>
  onClose: () => void
}

/** Of which one this one becomes part. */
export function MergeGroupDialog({ group, onMerge, onClose }: MergeGroupDialogProps) {
  const i18n = useI18n()
  const counted = useCountWords()
  const [text, setText] = useState('')
  const [into, setInto] = useState<Group | null>(null)
  const [isMerging, setIsMerging] = useState(false)
  const { rows = [] } = useGroups(group.face, text)
  const others = rows.filter(({ id }) => id !== group.id).slice(0, 12)
  const merge = () => {
    if (into === null || isMerging) return
    setIsMerging(true)
    onMerge(into).then(onClose, () => setIsMerging(false))
  }
  return (
    <Dialog
      title={i18n.t('Make {name} part of…', group)}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            // Made anew once it can be pressed: what cannot be pressed yet takes no focus.
            key={into === null ? 'awaited' : 'known'}
            kind="primary"
            autoFocus={into !== null}
            isDisabled={into === null || isMerging}
            onPress={merge}
          >
            {i18n.t('Merge')}
          </Button>
        </>
      }
    >
      <ComboBox<string>
        label={i18n.t('Whose name stays')}
        autoFocus
        options={others.map((one) => ({ id: one.id, label: one.name, detail: counted(one) }))}
        text={text}
        onTextChange={(typed) => {
          setText(typed)
          if (typed !== into?.name) setInto(null)
        }}
        value={into?.id ?? null}
        onChange={(id) => {
          const chosen = others.find((one) => one.id === id)
          if (chosen === undefined) return
          setInto(chosen)
          setText(chosen.name)
        }}
        none={i18n.t('None is called that.')}
        help={i18n.t('It can be undone.')}
      />
    </Dialog>
  )
}
