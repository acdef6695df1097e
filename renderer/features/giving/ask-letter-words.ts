import type { I18n } from '@lingui/core'

/**
 * A letter that asks somebody for what one needs: what exactly it is, and an easy way out. It is made of their name and of the
 * sentence of the ask alone: why they came to mind is for the user.
 */
export function askLetter(i18n: I18n, name: string, need: string): { subject: string; body: string } {
  const text = need.trim().replace(/[.!]+$/u, '')
  const paragraphs = [
    i18n.t('Hi {name},', { name }),
    i18n.t('I could use your help with one thing: {text}.', { text }),
    i18n.t('Can you help with that yourself, or do you know who could? Two lines would be plenty.'),
    i18n.t('If not, or not now, just say so: that is a perfectly good answer, and nothing changes between us.'),
    i18n.t('Warmly,'),
  ]
  return { subject: i18n.t('A question: {text}', { text: shortened(text) }), body: `${paragraphs.join('\n\n')}\n` }
}

const MAX_SUBJECT_LETTERS = 60

/** Up to a word that still fits. */
function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ')
  if (line.length <= MAX_SUBJECT_LETTERS) return line
  const cut = line.slice(0, MAX_SUBJECT_LETTERS + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()}…`
}
