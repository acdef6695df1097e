import { mayMakeNetworks } from '#support/network-namespaces.ts'
import { runNetworks } from '#support/network-runs.ts'
import type { Campaign, CampaignReport } from './campaign-report.ts'

/** Two devices in network namespaces: see `runNetworks`. Needs root on Linux. */
export const networksCampaign: Campaign = {
  runs: 20,
  async run({ runs, say }): Promise<CampaignReport> {
    if (!mayMakeNetworks()) return { figures: {}, failures: ['this process may make no network namespaces'] }
    return await runNetworks({ runs, partitionMs: 60_000, say })
  },
}
