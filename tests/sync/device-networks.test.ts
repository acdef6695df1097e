import { expect, test } from 'vitest'
import { mayMakeNetworks } from '#support/network-namespaces.ts'
import { runNetworks } from '#support/network-runs.ts'

// Two network namespaces with a cable between them. With partitions of a minute and many times by `npm run campaign -- networks`.

test.skipIf(!mayMakeNetworks())(
  'two devices find each other again whatever happens to their networks (needs the right to make network namespaces)',
  async () => {
    const { figures, failures } = await runNetworks({ runs: 1, partitionMs: 3000 })
    expect(failures).toEqual([])
    expect(Object.keys(figures).length).toBeGreaterThanOrEqual(8)
  },
  1_200_000,
)
