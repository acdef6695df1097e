import { Copy, Mail } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { sideName } from '#parts/introduction-words.ts'
import { mailHref } from '#parts/mail-href.ts'
import { useFollowedText } from '#parts/use-followed-text.ts'
import type { IntroductionLetter, IntroductionPage, LetterParts } from '#shared/contract/introduction-contract.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Section } from '#ui/page.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { letterText, type LetterText, type Tone } from './letter-words.ts'
import styles from './introduction.module.css'

export interface LettersProps {
  introduction: IntroductionPage
  onOpenLink: (href: string) => void
}

/** The letters of an introduction: made of what both may read, gone over here, and sent by whoever writes them. */
export function IntroductionLetters({ introduction, onOpenLink }: LettersProps) {
  const i18n = useI18n()
  const choices = lettersOf(introduction)
  const [chosen, setChosen] = useState<IntroductionLetter | null>(null)
  const letter = chosen !== null && choices.includes(chosen) ? chosen : choices[0]
  const [tone, setTone] = useState<Tone>('warm')
  const [isNamed, setIsNamed] = useState(false)
  // What was written into each, which stays while another is looked at.
  const [written, setWritten] = useState<Readonly<Record<string, LetterText>>>({})
  const isAsking = letter === 'ask-a' || letter === 'ask-b'
  const parts = useLetterParts(introduction, letter, isAsking && isNamed)
  const words = letterNames(i18n, introduction)
  const key = `${letter} ${tone} ${isAsking && isNamed}`
  if (introduction.readOnly || letter === undefined) return null
  return (
    <Section title={choices.length > 1 ? i18n.t('Letters') : i18n.t('Letter: {which}', { which: words[letter] })}>
      <div className={styles.letterChoices}>
        {choices.length > 1 && (
          <Segmented<IntroductionLetter>
            label={i18n.t('Which letter')}
            hideLabel
            options={choices.map((id) => ({ id, label: words[id] }))}
            value={letter}
            onChange={setChosen}
          />
        )}
        <Segmented<Tone>
          label={i18n.t('Tone')}
          hideLabel
          options={[
            { id: 'warm', label: i18n.t('Warm') },
            { id: 'formal', label: i18n.t('Formal') },
          ]}
          value={tone}
          onChange={setTone}
        />
        {isAsking && (
          <Checkbox isSelected={isNamed} onChange={setIsNamed}>
            {i18n.t('Say who it is about')}
          </Checkbox>
        )}
      </div>
      {introduction.stage !== 'agreed' && isAsking && (
        <p className={styles.quiet}>{i18n.t('The letter that introduces them is written when both have said yes.')}</p>
      )}
      {parts !== null && (
        <LetterForm
          introduction={introduction}
          parts={parts}
          made={letterText(i18n, parts, tone)}
          written={written[key]}
          onWrite={(text) => setWritten((all) => withEntry(all, key, text))}
          onOpenLink={onOpenLink}
        />
      )}
    </Section>
  )
}

interface LetterFormProps extends LettersProps {
  parts: LetterParts
  /** As it follows from the texts of now. */
  made: LetterText
  /** What the user made of it; undefined where it was not touched. */
  written: LetterText | undefined
  /** Undefined writes it anew. */
  onWrite: (text: LetterText | undefined) => void
}

function LetterForm({ introduction, parts, made, written, onWrite, onOpenLink }: LetterFormProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const { subject, body } = written ?? made
  const ownEmail = useJournalQuery('settings').data?.ownEmail ?? ''
  const [bcc, setBcc] = useFollowedText(ownEmail)
  const keep = useCommand('setSettings', { said: i18n.t('Your address is kept on this machine.') })
  const say = useCommand('noteConsent', { said: i18n.t('Written down.') })
  const introduce = useCommand('noteIntroduced', { said: i18n.t('Written down.') })
  const { id } = introduction
  const addresses = parts.to.flatMap(({ email }) => email ?? [])
  const without = parts.to.filter(({ email }) => email === null).map(({ name }) => name)
  const asked = sideAsked(parts.letter)
  const copy = () =>
    void navigator.clipboard.writeText(`${subject}\n\n${body}`).then(
      () => feedback.done(i18n.t('The letter is copied.'), null),
      () => feedback.done(i18n.t('It could not be copied. Select the text and copy it.'), null),
    )
  return (
    <div className={styles.letter}>
      <TextField
        label={i18n.t('Subject')}
        value={subject}
        onChange={(next) => onWrite({ subject: next, body })}
        maxLength={300}
      />
      <TextArea
        label={i18n.t('Letter')}
        value={body}
        onChange={(next) => onWrite({ subject, body: next })}
        rows={12}
        reading
      />
      <TextField
        label={i18n.t('My own address, for a copy (Bcc)')}
        value={bcc}
        onChange={setBcc}
        onBlur={() => {
          if (bcc.trim() !== ownEmail) void keep.run({ ownEmail: bcc.trim() }).catch(() => undefined)
        }}
        maxLength={320}
      />
      <p className={styles.quiet}>
        {without.length > 0
          ? i18n.t('No e-mail address is known of {names}. Nothing is sent by itself.', { names: without.join(', ') })
          : i18n.t('Go over it first. Nothing is sent by itself.')}
      </p>
      <div className={styles.answers}>
        <Button icon={<Copy aria-hidden />} onPress={copy}>
          {i18n.t('Copy')}
        </Button>
        <Button
          icon={<Mail aria-hidden />}
          isDisabled={addresses.length === 0}
          onPress={() => onOpenLink(mailHref({ to: addresses, bcc, subject, body }))}
        >
          {i18n.t('Open in the mail program')}
        </Button>
        {written !== undefined && (
          <Button kind="plain" onPress={() => onWrite(undefined)}>
            {i18n.t('Write it anew from the texts')}
          </Button>
        )}
        {asked !== null && introduction[asked].consent === 'none' && (
          <Button onPress={() => void say.run({ id, side: asked, type: 'asked' }).catch(() => undefined)}>
            {i18n.t('{name} was asked', { name: sideName(i18n, introduction[asked]) })}
          </Button>
        )}
        {parts.letter === 'introduce' && introduction.stage === 'agreed' && (
          <Button onPress={() => void introduce.run({ id }).catch(() => undefined)}>
            {i18n.t('They are introduced')}
          </Button>
        )}
      </div>
    </div>
  )
}

function withEntry(
  all: Readonly<Record<string, LetterText>>,
  key: string,
  text: LetterText | undefined,
): Readonly<Record<string, LetterText>> {
  const { [key]: _before, ...others } = all
  return text === undefined ? others : { ...others, [key]: text }
}

/** The letters that make sense now, the likeliest first. */
export function lettersOf(introduction: IntroductionPage): IntroductionLetter[] {
  const { stage, closed, a, b } = introduction
  if (a.person === null || b.person === null) return []
  if (stage === 'agreed' || stage === 'introduced') return ['introduce']
  if (stage === 'idea' || stage === 'asking') {
    const order = (['b', 'a'] as const).toSorted((one, other) => rank(introduction, one) - rank(introduction, other))
    return order.map((side) => `ask-${side}` as const)
  }
  if (closed !== 'no') return []
  // Whoever was asked and did not say no hears that it does not fit.
  return (['a', 'b'] as const)
    .filter((side) => introduction[side].consent === 'asked' || introduction[side].consent === 'agreed')
    .map((side) => `decline-${side}` as const)
}

function rank(introduction: IntroductionPage, side: IntroductionSide): number {
  return introduction.nextToAsk === side ? 0 : introduction[side].consent === 'asked' ? 1 : 2
}

function sideAsked(letter: IntroductionLetter): IntroductionSide | null {
  return letter === 'ask-a' ? 'a' : letter === 'ask-b' ? 'b' : null
}

function letterNames(
  i18n: ReturnType<typeof useI18n>,
  introduction: IntroductionPage,
): Record<IntroductionLetter, string> {
  const name = (side: IntroductionSide) => sideName(i18n, introduction[side])
  return {
    'ask-a': i18n.t('Ask {name}', { name: name('a') }),
    'ask-b': i18n.t('Ask {name}', { name: name('b') }),
    introduce: i18n.t('Introduce them'),
    'decline-a': i18n.t('Tell {name}', { name: name('a') }),
    'decline-b': i18n.t('Tell {name}', { name: name('b') }),
  }
}

/** What a letter is made of, as the journal has it now; null while it is on its way. */
function useLetterParts(
  introduction: IntroductionPage,
  letter: IntroductionLetter | undefined,
  named: boolean,
): LetterParts | null {
  const client = useJournalClient()
  const [parts, setParts] = useState<LetterParts | null>(null)
  useEffect(() => {
    if (letter === undefined) return
    let isOver = false
    client.commands.draftIntroduction({ id: introduction.id, letter, named }).then(
      (made) => !isOver && setParts(made),
      // It was said meanwhile that one does not want it: the page follows, and with it what can be written.
      () => !isOver && setParts(null),
    )
    return () => {
      isOver = true
    }
    // With whatever the page was told anew: a text, a name, an answer.
  }, [client, introduction, letter, named])
  return parts?.letter === letter ? parts : null
}
