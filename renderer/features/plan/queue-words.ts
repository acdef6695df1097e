import type { I18n } from '@lingui/core'
import { BLOCK_QUEUES, type BlockQueue } from '#shared/model/time-block.ts'
import type { Option } from '#ui/option.ts'

/** What a session of a block goes through, as one chooses it. */
export function queueOptions(i18n: I18n): Option<BlockQueue>[] {
  const words = queueWords(i18n)
  return BLOCK_QUEUES.map((id) => ({ id, label: words[id] }))
}

export function queueWords(i18n: I18n): Record<BlockQueue, string> {
  return {
    anything: i18n.t('All of today'),
    'follow-ups': i18n.t('What is promised'),
    'going-quiet': i18n.t('People who go quiet'),
    giving: i18n.t('What I can give'),
    reframe: i18n.t('What holds me back'),
    review: i18n.t('Looking back'),
  }
}
