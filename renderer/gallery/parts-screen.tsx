import { Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { MarkdownView } from '#ui/markdown-view.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Popover } from '#ui/popover.tsx'
import { Progress } from '#ui/progress.tsx'
import { RadioGroup, Segmented } from '#ui/radio-group.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Switch } from '#ui/switch.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import styles from './gallery.module.css'
import { initialsOf, NAMES } from './sample-people.ts'

const RINGS = [
  { id: 'inner', label: 'Inner', detail: 'Every two weeks' },
  { id: 'close', label: 'Close', detail: 'Every month' },
  { id: 'active', label: 'Active', detail: 'Every three months' },
] as const
type Ring = (typeof RINGS)[number]['id']

const NOTE = `She is moving to the **platform** side in March and is looking for a data lead.

- [x] send the org chart
- [ ] ask June about *Larkspur*

> Curiosity first, and the rest follows.

Her talk is at [larkspur.example](https://larkspur.example/talk). ![a slide](https://example.com/x.png)`

export function PartsScreen() {
  const [text, setText] = useState('Ana Ruiz')
  const [ring, setRing] = useState<Ring>('close')
  const [days, setDays] = useState(60)
  const [day, setDay] = useState<string | null>('2026-12-07')
  const [on, setOn] = useState(true)
  const [tab, setTab] = useState<'one' | 'two'>('one')
  const [who, setWho] = useState('')
  const toasts = useToasts()
  const fitting = NAMES.filter((name) => name.toLowerCase().includes(who.toLowerCase()))
  return (
    <Page>
      <PageHeader above="Gallery" title="The parts of the page" below="All of them, as they are." />
      <Section title="Buttons">
        <div className={styles.line}>
          <Button kind="primary" keys="$mod+Enter">
            Save
          </Button>
          <Button onPress={() => toasts.show('Ana Ruiz is in your close ring now.', { undo: () => {} })}>Quiet</Button>
          <Button icon={<Plus />}>With an icon</Button>
          <Button kind="plain">Plain</Button>
          <Button kind="danger">Forget for good</Button>
          <Button isDisabled>Not now</Button>
          <Button size="small">Small</Button>
          <IconButton label="Add a person" keys="p">
            <Plus />
          </IconButton>
          <KeyHint keys="g t" />
        </div>
      </Section>
      <Section title="Fields">
        <div className={styles.grid}>
          <TextField label="Name" value={text} onChange={setText} help="As you would say it." />
          <TextField label="E-mail" value="ana@" onChange={() => {}} error="This is no address yet." />
          <TextField label="Find" hideLabel placeholder="Find" icon={<Search />} value="" onChange={() => {}} />
          <Select label="Ring" options={RINGS} value={ring} onChange={setRing} />
          <ComboBox
            label="Met through"
            options={fitting.map((name) => ({ id: name, label: name }))}
            text={who}
            onTextChange={setWho}
            value={null}
            onChange={(name) => setWho(name ?? who)}
            placeholder="A person"
            none="Nobody by that name."
          />
          <NumberField label="Cadence" value={days} onChange={setDays} min={1} max={3650} unit="days" />
          <DateField
            label="Due"
            value={day}
            onChange={setDay}
            read={(text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : null)}
            quickPicks={[
              { label: 'Tomorrow', day: '2026-11-24' },
              { label: 'Next Monday', day: '2026-11-30' },
            ]}
          />
          <TextArea label="What I know" value="Runs the platform team." onChange={() => {}} reading />
        </div>
      </Section>
      <Section title="Choices">
        <div className={styles.grid}>
          <RadioGroup label="Ring" options={RINGS} value={ring} onChange={setRing} />
          <div className={styles.stack}>
            <Segmented
              label="Owed by"
              options={RINGS.map(({ id, label }) => ({ id, label }))}
              value={ring}
              onChange={setRing}
            />
            <Checkbox isSelected={on} onChange={setOn}>
              Show what is done
            </Checkbox>
            <Checkbox shape="circle" isSelected={!on} onChange={() => setOn(!on)}>
              Send the reading list
            </Checkbox>
          </div>
          <Switch
            label="Single keys"
            help="C, P, J, K and the others, while nothing is typed."
            isSelected={on}
            onChange={setOn}
          />
          <Popover label="About" trigger={<Button>Open a popover</Button>}>
            <p>It floats, and closes on Esc.</p>
          </Popover>
        </div>
      </Section>
      <Section title="Marks">
        <div className={styles.line}>
          {(['warm', 'cooling', 'cold', 'new', 'none'] as const).map((warmth) => (
            <WarmthMark key={warmth} warmth={warmth} showLabel />
          ))}
        </div>
        <div className={styles.line}>
          {(['inner', 'close', 'active', 'wider', null] as const).map((name) => (
            <RingMark key={name ?? 'none'} ring={name} showLabel />
          ))}
        </div>
        <div className={styles.line}>
          {NAMES.map((name) => (
            <Avatar key={name} name={name} initials={initialsOf(name)} />
          ))}
          <Avatar name="Ana Ruiz" initials="AR" size="large" />
        </div>
        <div className={styles.line}>
          <ChipGroup label="Understood">
            <Chip>coffee</Chip>
            <Chip onPress={() => {}} opensMenu>
              today
            </Chip>
            <Chip tone="new">Ana Ruiz, new</Chip>
            <Chip tone="care">which Sam?</Chip>
            <Chip tone="chosen" onRemove={() => {}} removeLabel="Remove">
              Close ring
            </Chip>
          </ChipGroup>
        </div>
      </Section>
      <Section title="What is happening">
        <div className={styles.stack}>
          <Progress label="Importing Connections.csv" value={41} detail="4,120 of 10,000" onCancel={() => {}} />
          <Progress label="Reading the file" value={null} />
          <Skeleton label="On its way" lines={2} />
          <Banner action={<Button size="small">Look around</Button>}>This is the sample journal.</Banner>
          <Banner tone="care" onDismiss={() => {}}>
            Another app holds Ctrl+Shift+J.
          </Banner>
          <ErrorNotice
            title="The journal cannot be read."
            action={<Button>Try again</Button>}
            details="NotSaved: disk full"
            detailsLabel="Details"
          >
            Nothing is lost: the file is as it was.
          </ErrorNotice>
        </div>
      </Section>
      <Section title="Tabs and notes">
        <Tabs
          label="About"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'one', title: 'Notes', count: 14, content: <MarkdownView text={NOTE} onOpenLink={() => {}} /> },
            { id: 'two', title: 'History', content: 'Edited on the laptop.' },
          ]}
        />
      </Section>
    </Page>
  )
}
