const KINDS: readonly { readonly shape: RegExp; readonly name: string }[] = [
  { shape: /^\s*BEGIN:VCALENDAR/i, name: 'a calendar (iCalendar)' },
  { shape: /^\s*(<!doctype html|<html)/i, name: 'a web page' },
  { shape: /^\s*<\?xml|^\s*<[a-z]+[\s>]/i, name: 'an XML file' },
  { shape: /^\s*[[{]\s*["[{\]}]/, name: 'a JSON file' },
  { shape: /^\s*(version: 1\s+)?dn:/i, name: 'an LDIF address book; export it as vCard instead' },
  { shape: /^[^\n]*conversation id[,;]/i, name: "LinkedIn's messages; the people are in Connections.csv" },
  { shape: /^[^\n]*(from|to),[^\n]*sent at,/i, name: "LinkedIn's invitations; the people are in Connections.csv" },
  { shape: /^[^\n]*[,;\t][^\n]*\n[^\n]*[,;\t]/, name: 'a table whose columns Rapport does not know' },
]

/** What a text file of no known format looks like, as words that go behind "looks like"; null where nothing tells. */
export function textKind(text: string): string | null {
  const beginning = text.slice(0, 4096)
  return KINDS.find(({ shape }) => shape.test(beginning))?.name ?? null
}
