import type { I18n } from '@lingui/core'
import { useRef, useState, type ReactNode } from 'react'
import { channelKindWords } from '#parts/channel-kind-words.ts'
import { personFieldWords } from '#parts/person-field-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonText } from '#shared/model/person-fields.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { hasCadence } from './has-cadence.ts'
import { ArchetypeForm } from './archetype-group.tsx'
import { CadenceForm } from './cadence-editor.tsx'
import { ChannelForm } from './channel-list.tsx'
import { CircleForm, MetForm } from './person-aside.tsx'
import { DateForm } from './date-list.tsx'
import { NeedForm, OfferForm } from './need-list.tsx'
import { PlaceForm } from './place-list.tsx'
import { RoleForm } from './role-list.tsx'
import styles from './person.module.css'

/** What can be added, one line of the list each. */
interface Addable {
  id: string
  label: string
  /** More words to find it by. */
  also?: string
  /** The fields of it; a text has none, and is opened where texts are written. */
  form?: (close: () => void) => ReactNode
}

export interface AddLineProps {
  person: PersonPage
  /** The texts of which nothing is written yet, in their order. */
  absent: readonly PersonText[]
  onText: (field: PersonText) => void
}

/** One line that offers whatever can be written down about somebody, as one types: in the place of headings with nothing below. */
export function AddLine({ person, absent, onText }: AddLineProps) {
  const i18n = useI18n()
  const line = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  // The focus goes back to where it began: one seldom writes down one thing only.
  const [hasAdded, setHasAdded] = useState(false)
  const [adding, setAdding] = useState<Addable | null>(null)
  const addables = [...textsOf(i18n, absent), ...entriesOf(i18n, person)]
  const wanted = text.trim().toLowerCase()
  const fits = ({ label, also = '' }: Addable) =>
    label.toLowerCase().includes(wanted) || also.toLowerCase().includes(wanted)
  const focus = () => line.current?.querySelector('input')?.focus()
  useActions([
    {
      id: 'add-about-person',
      title: i18n.t('Add something about {name}', { name: person.name }),
      group: i18n.t('This person'),
      keys: ['a'],
      run: focus,
    },
  ])
  const choose = (id: string | null) => {
    const chosen = addables.find((one) => one.id === id)
    if (chosen === undefined) return
    setText('')
    if (chosen.form === undefined) onText(chosen.id as PersonText)
    else setAdding(chosen)
  }
  if (adding?.form !== undefined) {
    return (
      <div role="group" aria-label={adding.label} className={styles.adding}>
        <h3 className={styles.addingTitle}>{adding.label}</h3>
        {adding.form(() => {
          setAdding(null)
          setHasAdded(true)
        })}
      </div>
    )
  }
  return (
    <div ref={line} className={styles.addLine}>
      <ComboBox
        label={i18n.t('Add something about {name}', { name: person.name })}
        hideLabel
        placeholder={i18n.t('Add…')}
        options={addables.filter(fits).map(({ id, label }) => ({ id, label }))}
        text={text}
        onTextChange={setText}
        value={null}
        autoFocus={hasAdded}
        onChange={choose}
        none={i18n.t('There is no such field. Notes take anything.')}
      />
    </div>
  )
}

function textsOf(i18n: I18n, absent: readonly PersonText[]): Addable[] {
  const words = personFieldWords(i18n)
  return absent.map((field) => ({ id: field, label: words[field].name, also: words[field].prompt }))
}

function entriesOf(i18n: I18n, person: PersonPage): Addable[] {
  const kinds = channelKindWords(i18n)
  const channel = (kind: keyof typeof kinds, also: string): Addable => ({
    id: `channel-${kind}`,
    label: kinds[kind],
    also: `${also} ${i18n.t('Ways to reach')}`,
    form: (close) => <ChannelForm person={person} entry={null} kind={kind} close={close} />,
  })
  const all: (Addable | null)[] = [
    channel('email', i18n.t('e-mail mail')),
    channel('phone', i18n.t('telephone mobile number')),
    {
      id: 'archetype',
      label: i18n.t('Type of person'),
      also: i18n.t('archetype seat strategy wanted as'),
      form: (close) => <ArchetypeForm person={person} close={close} />,
    },
    {
      id: 'role',
      label: i18n.t('Role'),
      also: i18n.t('work job title company organisation employer'),
      form: (close) => <RoleForm person={person} entry={null} close={close} />,
    },
    {
      id: 'need',
      label: i18n.t('Need'),
      also: i18n.t('needs looks for'),
      form: (close) => <NeedForm person={person} entry={null} close={close} />,
    },
    {
      id: 'offer',
      label: i18n.t('Offer'),
      also: i18n.t('offers can help with'),
      form: (close) => <OfferForm person={person} entry={null} close={close} />,
    },
    {
      id: 'date',
      label: i18n.t('Birthday, or another day'),
      also: i18n.t('date anniversary'),
      form: (close) => <DateForm person={person} entry={null} close={close} />,
    },
    {
      id: 'place',
      label: i18n.t('Place'),
      also: i18n.t('city lives home office'),
      form: (close) => <PlaceForm person={person} entry={null} close={close} />,
    },
    {
      id: 'circle',
      label: i18n.t('Circle'),
      also: i18n.t('group'),
      form: (close) => <CircleForm person={person} close={close} />,
    },
    {
      id: 'met',
      label: i18n.t('Met through, and when'),
      also: i18n.t('how you met introduced by'),
      form: (close) => <MetForm person={person} close={close} />,
    },
    hasCadence(person)
      ? null
      : {
          id: 'cadence',
          label: i18n.t('Cadence'),
          also: i18n.t('how often rhythm'),
          form: (close) => <CadenceForm person={person} isOwn={false} close={close} />,
        },
    channel('profile', i18n.t('linkedin page')),
    channel('website', i18n.t('web page')),
    channel('message', i18n.t('signal whatsapp chat')),
    channel('address', i18n.t('street post')),
  ]
  return all.filter((one) => one !== null)
}
