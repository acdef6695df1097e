import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip'
import { KeyHint } from './key-hint.tsx'
import styles from './tooltip.module.css'
import type { Tip } from './tooltip.tsx'

/** The tooltip, beside what it is of. */
export function ShownTip({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  return (
    <TooltipTriggerStateContext
      value={{ isOpen: true, shouldSkipAnimation: false, open: () => {}, close: () => onClose() }}
    >
      <Tooltip key={tip.text} triggerRef={tip.trigger} offset={6} className={styles.tooltip ?? ''}>
        {tip.text}
        {tip.keys !== undefined && <KeyHint keys={tip.keys} />}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
