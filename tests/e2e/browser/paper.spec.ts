import { readPdf, textsOverEachOther } from '#support/read-pdf.ts'
import { expect, test } from './journal-test.ts'
import { goTo } from './keyboard.ts'

test('a list on paper has every line, each whole on one sheet, though the window holds a screenful of them', async ({
  openJournal,
}) => {
  test.setTimeout(120_000)
  const { page, client } = await openJournal('sample')
  const { total, rows } = await client.queries.people({ limit: 200 })
  expect(rows).toHaveLength(total)
  const lines = page.getByRole('main').locator('[data-row]')
  for (const [key, title] of [
    ['p', 'People'],
    ['o', 'Orbit'],
  ] as const) {
    await goTo(page, key, title)
    await expect(lines.first()).toBeVisible()
    const inWindow = await lines.count()
    const pdf = readPdf(await page.pdf({ format: 'A4', tagged: true }))
    // No sheet is empty, and nothing is drawn over anything else.
    expect(new Set(pdf.texts.map((text) => text.page)).size).toBe(pdf.pages.length)
    expect(textsOverEachOther(pdf)).toEqual([])
    const items = pdf.tagged.filter(({ role }) => role === 'LI')
    expect(items.filter(({ pages }) => pages.length > 1)).toEqual([])
    // As the browser does before it lays out the sheets.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const onPaper = await lines.evaluateAll((found) => found.map((line) => line.getAttribute('data-row')))
    expect(new Set(onPaper).size).toBe(onPaper.length)
    expect(onPaper.length).toBeGreaterThan(inWindow)
    for (const { id, ring } of rows) if (key === 'p' || ring !== null) expect(onPaper.join(' ')).toContain(id)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await expect(lines).toHaveCount(inWindow)
  }
})
