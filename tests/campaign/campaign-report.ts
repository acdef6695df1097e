/** Something that is tried very many times, by hand or at night: too long for `npm test`, where a share of it runs. */
export interface Campaign {
  /** How many times where nobody says. */
  readonly runs: number
  run(options: CampaignOptions): CampaignReport | Promise<CampaignReport>
}

export interface CampaignOptions {
  readonly runs: number
  /** The same seed does the same again. */
  readonly seed: number
  /** Prints a line of progress. */
  readonly say: (line: string) => void
}

export interface CampaignReport {
  /** What was counted, by what it is. */
  readonly figures: Readonly<Record<string, number>>
  /** What must not happen, with what repeats it; empty where all is well. */
  readonly failures: readonly string[]
}
