import { useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { DevicesAnswer, PairingRow } from '#shared/contract/devices-contract.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Progress } from '#ui/progress.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './devices.module.css'
import { countsWords, pairingProblemWords } from './device-words.ts'
import { QrCode } from './qr-code.tsx'

export interface PairingDialogProps {
  answer: DevicesAnswer
  onClose: () => void
}

// None of its buttons waits for its own command: the step that follows takes its place.

/** Two machines become one journal: which shows and which joins, both counts and the digits, joined. */
export function PairingDialog({ answer, onClose }: PairingDialogProps) {
  const i18n = useI18n()
  const { pairing } = answer
  const begin = useCommand('openPairing')
  const end = useCommand('closePairing')
  const close = () => {
    onClose()
    // What was joined stays; what was not ends here.
    void end.run().catch(() => undefined)
  }
  const again = () => void end.run().catch(() => undefined)
  return (
    <Dialog title={i18n.t('Pair a device')} isOpen onClose={close}>
      {pairing === null ? (
        <div className={styles.steps}>
          <p>
            {i18n.t(
              'Open Devices on both machines and choose “Pair a device”. One shows six digits, on the other you type them. Both journals are backed up first, and nothing is deleted: afterwards both hold all of both.',
            )}
          </p>
          <div className={styles.buttons}>
            <Button kind="primary" autoFocus onPress={() => void begin.run({ role: 'shows' }).catch(() => undefined)}>
              {i18n.t('Show digits here')}
            </Button>
            <Button onPress={() => void begin.run({ role: 'joins' }).catch(() => undefined)}>
              {i18n.t('Type digits here')}
            </Button>
          </div>
        </div>
      ) : pairing.problem !== null || pairing.step === 'failed' ? (
        <div className={styles.steps}>
          <p role="alert">{pairingProblemWords(i18n, pairing.problem ?? 'closed')}</p>
          <div className={styles.buttons}>
            <Button autoFocus onPress={again}>
              {i18n.t('Begin again')}
            </Button>
          </div>
        </div>
      ) : pairing.role === 'shows' ? (
        <Shows answer={answer} pairing={pairing} onDone={close} />
      ) : (
        <Joins answer={answer} pairing={pairing} onDone={close} />
      )}
    </Dialog>
  )
}

interface StepProps {
  answer: DevicesAnswer
  pairing: PairingRow
  onDone: () => void
}

function Shows({ answer, pairing, onDone }: StepProps) {
  const i18n = useI18n()
  const confirm = useCommand('confirmPairing')
  const [address = ''] = answer.addresses
  switch (pairing.step) {
    case 'waiting-for-other':
    case 'dialling':
    case 'greeting':
      return (
        <div className={styles.steps}>
          <p role="status">
            {i18n.t('On the other machine, choose “Type digits here” within two minutes, and give it this address:')}
          </p>
          <div className={styles.address}>
            <QrCode
              text={`rapport-device:${address}#${answer.pin ?? ''}`}
              label={i18n.t('The address of this machine, to be photographed')}
            />
            <ul className={styles.addresses} aria-label={i18n.t('Addresses of this machine')}>
              {answer.addresses.map((one) => (
                <li key={one}>
                  <code>{one}</code>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )
    case 'digits':
    case 'confirm':
      return (
        <div className={styles.steps}>
          <Counts pairing={pairing} />
          <p>{i18n.t('Type these digits on {name}:', { name: nameOf(i18n.t('the other machine'), pairing) })}</p>
          <output className={styles.digits}>{spaced(pairing.digits ?? '')}</output>
          {pairing.step === 'confirm' && (
            <>
              <p role="status">
                {i18n.t('Somebody has typed them. Let it in if {name} says now that the digits agree.', {
                  name: nameOf(i18n.t('the other machine'), pairing),
                })}
              </p>
              <div className={styles.buttons}>
                <Button kind="primary" onPress={() => confirm.pending || void confirm.run().catch(() => undefined)}>
                  {i18n.t('Let it in')}
                </Button>
                <Button onPress={onDone}>{i18n.t('It does not')}</Button>
              </div>
            </>
          )}
        </div>
      )
    default:
      return <Ending pairing={pairing} onDone={onDone} />
  }
}

function Joins({ answer, pairing, onDone }: StepProps) {
  const i18n = useI18n()
  const join = useCommand('joinDevice')
  const type = useCommand('typePairingDigits')
  const [address, setAddress] = useState('')
  const [digits, setDigits] = useState('')
  const [isNone, setIsNone] = useState(false)
  const dial = (to: string) =>
    void join.run({ address: to }).then(
      ({ isAddress }) => setIsNone(!isAddress),
      () => undefined,
    )
  const submit = (event: FormEvent, run: () => unknown) => {
    event.preventDefault()
    run()
  }
  switch (pairing.step) {
    case 'waiting-for-other':
      return (
        <form className={styles.steps} onSubmit={(event) => submit(event, () => dial(address))}>
          {answer.joinable.length > 0 && (
            <ul className={styles.found} aria-label={i18n.t('Machines that show digits')}>
              {answer.joinable.map(({ name, address: at }) => (
                <li key={at}>
                  <Button onPress={() => dial(at)}>{i18n.t('Join {name}', { name })}</Button>
                </li>
              ))}
            </ul>
          )}
          <TextField
            label={i18n.t('The address that the other machine shows')}
            value={address}
            onChange={setAddress}
            placeholder="192.168.1.7:41000"
            autoFocus
            maxLength={300}
            error={isNone ? i18n.t('That is no address. It looks like 192.168.1.7:41000.') : undefined}
            help={i18n.t(
              'Choose “Show digits here” there first. Machines in the same network appear here by themselves.',
            )}
          />
          <div className={styles.buttons}>
            <Button kind="primary" type="submit" isDisabled={address.trim() === ''}>
              {i18n.t('Join')}
            </Button>
          </div>
        </form>
      )
    case 'dialling':
    case 'greeting':
      return <Progress label={i18n.t('Reaching the other machine')} value={null} />
    case 'digits':
      return (
        <form
          className={styles.steps}
          onSubmit={(event) => submit(event, () => type.pending || void type.run({ digits }).catch(() => undefined))}
        >
          <Counts pairing={pairing} />
          <TextField
            label={i18n.t('The six digits that {name} shows', { name: nameOf(i18n.t('the other machine'), pairing) })}
            value={digits}
            onChange={setDigits}
            autoFocus
            maxLength={20}
          />
          <div className={styles.buttons}>
            <Button kind="primary" type="submit" isDisabled={digits.replaceAll(/\D/g, '').length !== 6}>
              {i18n.t('They agree')}
            </Button>
          </div>
        </form>
      )
    default:
      return <Ending pairing={pairing} onDone={onDone} />
  }
}

function Ending({ pairing, onDone }: Pick<StepProps, 'pairing' | 'onDone'>) {
  const i18n = useI18n()
  const name = nameOf(i18n.t('The other machine'), pairing)
  if (pairing.step !== 'joined') {
    return (
      <div className={styles.steps}>
        <p role="status">
          {pairing.role === 'joins'
            ? i18n.t('The digits agree. Now let this machine in on {name}.', { name })
            : i18n.t('The journal is backed up, and {name} is let in.', { name })}
        </p>
        <Progress label={i18n.t('Joining')} value={null} />
      </div>
    )
  }
  return (
    <div className={styles.steps}>
      <p role="status">
        {i18n.t('{name} has joined. What is there comes over; you can go on with your work meanwhile.', { name })}
      </p>
      <div className={styles.buttons}>
        <Button kind="primary" autoFocus onPress={onDone}>
          {i18n.t('Done')}
        </Button>
      </div>
    </div>
  )
}

/** What both hold before anything is joined. */
function Counts({ pairing }: { pairing: PairingRow }) {
  const i18n = useI18n()
  return (
    <dl className={styles.counts}>
      <dt>{i18n.t('This machine')}</dt>
      <dd>{countsWords(i18n, pairing.ownCounts)}</dd>
      {pairing.peerCounts !== null && (
        <>
          <dt>{nameOf(i18n.t('The other machine'), pairing)}</dt>
          <dd>{countsWords(i18n, pairing.peerCounts)}</dd>
        </>
      )}
    </dl>
  )
}

function nameOf(fallback: string, { peerName }: PairingRow): string {
  return peerName === null || peerName === '' ? fallback : peerName
}

function spaced(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}
