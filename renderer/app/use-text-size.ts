import { useEffect, useRef } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { DEFAULT_SETTINGS, TEXT_SIZES } from '#shared/model/settings.ts'
import { applyTextSize } from '#ui/theme.ts'
import { useStable } from '#ui/use-stable.ts'

/** Text a step larger or smaller, or as it was drawn: on this machine, in all of its windows. */
export interface TextSizeSteps {
  readonly larger: () => void
  readonly smaller: () => void
  readonly normal: () => void
}

export function useTextSize(): TextSizeSteps {
  const { data: settings } = useJournalQuery('settings')
  const set = useCommand('setSettings')
  const kept = settings?.textSize ?? DEFAULT_SETTINGS.textSize
  // A key right after another counts from what that one asked for.
  const asked = useRef<number | null>(null)
  const now = () => asked.current ?? kept
  const change = (textSize: number | undefined) => {
    if (textSize === undefined || textSize === now()) return
    asked.current = textSize
    applyTextSize(document, textSize)
    const takeBack = () => {
      if (asked.current !== textSize) return
      asked.current = null
      applyTextSize(document, kept)
    }
    void set.run({ textSize }).catch(takeBack)
  }
  useEffect(() => {
    if (asked.current === kept) asked.current = null
  }, [kept])
  return useStable<TextSizeSteps>({
    larger: () => change(TEXT_SIZES.find((size) => size > now())),
    smaller: () => change(TEXT_SIZES.findLast((size) => size < now())),
    normal: () => change(DEFAULT_SETTINGS.textSize),
  })
}
