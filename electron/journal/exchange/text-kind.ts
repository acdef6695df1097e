import type { TextFile } from '#shared/contract/file-kinds.ts'

const KINDS: readonly { readonly shape: RegExp; readonly kind: TextFile }[] = [
  { shape: /^\s*BEGIN:VCALENDAR/i, kind: 'calendar' },
  { shape: /^\s*(<!doctype html|<html)/i, kind: 'web-page' },
  { shape: /^\s*<\?xml|^\s*<[a-z]+[\s>]/i, kind: 'xml' },
  { shape: /^\s*\{\s*"format"\s*:\s*"rapport-journal"/, kind: 'journal' },
  { shape: /^\s*\{\s*"(?:nodes|edges)"\s*:\s*\[/, kind: 'canvas' },
  { shape: /^\s*[[{]\s*["[{\]}]/, kind: 'json' },
  { shape: /^(?:\s|#[^\n]*\n|version: ?1\s)*dn:/i, kind: 'ldif' },
  { shape: /^[^\n]*conversation id[,;]/i, kind: 'linkedin-messages' },
  { shape: /^[^\n]*(from|to),[^\n]*sent at,/i, kind: 'linkedin-invitations' },
  { shape: /^[^\n]*[,;\t][^\n]*\n[^\n]*[,;\t]/, kind: 'table' },
]

/** What a text file of no known format looks like; null where nothing tells. */
export function textKind(text: string): TextFile | null {
  const beginning = text.slice(0, 4096)
  return KINDS.find(({ shape }) => shape.test(beginning))?.kind ?? null
}
