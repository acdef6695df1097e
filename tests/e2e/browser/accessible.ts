import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails with what axe finds against WCAG 2.2 AA, each with where it is. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await settle(page)
  // Without frames the older way of running is the same, and opens no other tab.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG_22_AA).analyze()
  expect.soft(found(violations), what).toEqual([])
}

/** As above, for what a theme can break: colours. */
export async function expectContrast(page: Page, what: string): Promise<void> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast']).analyze()
  expect.soft(found(violations), what).toEqual([])
}

/** Colours in the middle of a transition are nobody's. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

function found(violations: readonly Violation[]): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target, any, all, none, html }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
      return `${id} at ${target.join(' ')}: ${why} ${html.slice(0, 160)}`
    }),
  )
}
