import { useI18n } from '#ui/use-i18n.ts'
import type { Group } from './group.ts'

/** How much a group has, in words. */
export function useCountWords(): (group: Group) => string {
  const i18n = useI18n()
  return ({ face, count }) =>
    face === 'tags'
      ? i18n.t('{count, plural, one {# conversation} other {# conversations}}', { count })
      : i18n.t('{count, plural, =0 {Nobody} one {# person} other {# people}}', { count })
}
