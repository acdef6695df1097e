import { parseArgs } from 'node:util'
import type { Campaign } from './campaign-report.ts'

// One file a campaign, loaded when it is run.
const CAMPAIGNS: Record<string, () => Promise<Campaign>> = {
  sync: async () => (await import('./sync-campaign.ts')).syncCampaign,
  'hostile-frames': async () => (await import('./hostile-frames-campaign.ts')).hostileFramesCampaign,
  networks: async () => (await import('./networks-campaign.ts')).networksCampaign,
  merge: async () => (await import('./merge-campaign.ts')).mergeCampaign,
  io: async () => (await import('./io-campaign.ts')).ioCampaign,
  flips: async () => (await import('./flips-campaign.ts')).flipsCampaign,
  power: async () => (await import('./power-campaign.ts')).powerCampaign,
  kill: async () => (await import('./kill-campaign.ts')).killCampaign,
  documents: async () => (await import('./documents-campaign.ts')).documentsCampaign,
  imports: async () => (await import('./imports-campaign.ts')).importsCampaign,
  intrusions: async () => (await import('./intrusions-campaign.ts')).intrusionsCampaign,
  bytes: async () => (await import('./bytes-campaign.ts')).bytesCampaign,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
})
const [name = '', ...others] = positionals
const load = CAMPAIGNS[name]
const [runs, seed] = [numberIn(values.runs), numberIn(values.seed)]
if (load === undefined || others.length > 0 || Number.isNaN(runs) || Number.isNaN(seed)) {
  console.error('usage: npm run campaign -- NAME [--runs N] [--seed N]')
  console.error(`There are: ${Object.keys(CAMPAIGNS).join(', ')}`)
  process.exit(2)
}
const campaign = await load()
const used = { runs: runs ?? campaign.runs, seed: seed ?? Math.floor(Math.random() * 2 ** 31) }
console.log(`${name}: ${used.runs} runs, --seed ${used.seed}`)
const { figures, failures } = await campaign.run({ ...used, say: (line) => console.log(line) })
const width = Math.max(0, ...Object.values(figures).map((figure) => String(figure).length))
for (const [what, figure] of Object.entries(figures).toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(figure).padStart(width)}  ${what}`)
for (const failure of failures) console.error(`FAILED  ${failure}`)
process.exit(failures.length > 0 ? 1 : 0)

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}
