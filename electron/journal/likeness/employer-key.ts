import { foldText } from '#shared/model/fold-text.ts'

/** What one company is called with and without. */
const LEGAL_FORMS =
  /[\s,]+(?:inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|se|ug|ev|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy)\.?$/

/** What a company is compared by, with its legal form or without: Acme and ACME, Inc. */
export function employerKey(name: string): string {
  return foldText(name).replace(LEGAL_FORMS, '')
}
