import { expect, test } from './journal-test.ts'
import { SCREENS, openToday, screensWithin, showScreen } from './screens.ts'

test('every screen names its window, says nothing on the console and asks no other host', async ({
  page,
  sampleHost,
}) => {
  await openToday(page, sampleHost)
  for (const screen of [...SCREENS, ...(await screensWithin(sampleHost.test.client))]) {
    await test.step(screen.name, () => showScreen(page, screen))
  }
})

test('the page comes with a policy that lets in nothing from elsewhere', async ({ page, sampleHost }) => {
  const answer = await page.goto(sampleHost.newAddress())
  const policy = (await answer?.headerValue('content-security-policy')) ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([`default-src 'none'`, `script-src 'self'`, `frame-ancestors 'none'`]),
  )
  expect(policy).not.toMatch(/unsafe-|https:|\*/)
  expect(await answer?.headerValue('x-content-type-options')).toBe('nosniff')
  expect(await answer?.headerValue('referrer-policy')).toBe('no-referrer')
})

test('the code leaves the address at once, and the tab stays let in when it is loaded again', async ({
  page,
  sampleHost,
}) => {
  await openToday(page, sampleHost)
  expect(page.url()).toBe(`${sampleHost.origin}/`)
  await page.goto(`${sampleHost.origin}/people?ring=inner`)
  await expect(page.getByRole('option').first()).toBeVisible()
})

test('a tab that is loaded again before it heard that it is let in needs no other address', async ({
  page,
  sampleHost,
  watch,
}) => {
  watch.expect(/Failed to fetch|ERR_FAILED|401/)
  const answers: string[] = []
  // The host has taken the code, and its answer never comes.
  await page.route('**/session', async (route) => {
    const answer = await route.fetch()
    answers.push(await answer.text())
    await route.abort()
  })
  await page.goto(sampleHost.newAddress())
  await expect.poll(() => answers.length).toBeGreaterThan(0)
  await page.unroute('**/session')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContain('rapport.asked')
})

test('an address that was used before shows how to get another', async ({ page, context, sampleHost, watch }) => {
  watch.expect(/401/)
  const address = sampleHost.newAddress()
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  const second = await context.newPage()
  await second.goto(address)
  await expect(
    second.getByText('Open Rapport with the address in the terminal, which works once; “rapport open” prints another.'),
  ).toBeVisible()
})

test('an address without a code shows how to get one', async ({ page, sampleHost }) => {
  await page.goto(`${sampleHost.origin}/people`)
  await expect(
    page.getByText('Open Rapport with the address in the terminal, which works once; “rapport open” prints another.'),
  ).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(0)
})

test('an address that leads nowhere says so and leads back', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await page.goto(`${sampleHost.origin}/nowhere`)
  await expect(page.getByText('There is nothing at this address.')).toBeVisible()
  await page.getByRole('button', { name: 'Go to Today' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

test('somebody who is not in the journal is no dead end', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await page.goto(`${sampleHost.origin}/person/01930000-0000-7000-8000-000000000000`)
  await expect(page.getByText('This person is not in the journal.')).toBeVisible()
  await page.getByRole('button', { name: 'All people' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
})
