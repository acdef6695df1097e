import { Laptop, Plus } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { NameDialog } from '#parts/name-dialog.tsx'
import type { DeviceRow } from '#shared/contract/devices-contract.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { Switch } from '#ui/switch.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { haltWords, stateWords } from './device-words.ts'
import styles from './devices.module.css'
import { PairingDialog } from './pairing-dialog.tsx'

/** The machines that hold the same journal, and how it stands with each. */
export function DevicesScreen() {
  const i18n = useI18n()
  const { data: answer, error } = useJournalQuery('devices')
  const [isPairing, setIsPairing] = useState(false)
  const [isNaming, setIsNaming] = useState(false)
  const [toRevoke, setToRevoke] = useState<DeviceRow | null>(null)
  const pause = useCommand('pauseSync')
  const renew = useCommand('renewDevice')
  const sync = useCommand('syncNow')
  const name = useCommand('nameThisDevice')
  const canPair = answer?.available === true && answer.halt !== 'unreadable'
  useActions([
    {
      id: 'pair-device',
      title: i18n.t('Pair a device'),
      group: i18n.t('Devices'),
      keys: ['n'],
      when: () => canPair,
      run: () => setIsPairing(true),
    },
  ])
  if (answer === undefined) {
    return (
      <Page>
        <PageHeader title={i18n.t('Devices')} />
        <Awaited
          error={error}
          waiting={i18n.t('Reading the devices')}
          lines={4}
          failed={i18n.t('The devices cannot be shown.')}
        />
      </Page>
    )
  }
  const { devices, halt } = answer
  const others = devices.filter(({ state }) => state !== 'revoked')
  const revoked = devices.filter(({ state }) => state === 'revoked')
  return (
    <Page>
      <PageHeader
        title={i18n.t('Devices')}
        below={
          others.length === 0
            ? i18n.t('This journal is on this machine alone, and nothing listens for others.')
            : i18n.t('The same journal on all of your machines, from one to the other, without a server.')
        }
        actions={
          canPair && (
            <Button kind="primary" icon={<Plus aria-hidden />} keys="n" onPress={() => setIsPairing(true)}>
              {i18n.t('Pair a device')}
            </Button>
          )
        }
      />
      {halt !== null && (
        <Banner
          tone={halt === 'paused' || halt === 'restoring' ? 'plain' : 'care'}
          action={
            (halt === 'clone' || halt === 'revoked') && (
              <Button size="small" isPending={renew.pending} onPress={() => void renew.run().catch(() => undefined)}>
                {i18n.t('Make this a new device')}
              </Button>
            )
          }
        >
          {haltWords(i18n, halt)}
        </Banner>
      )}
      <Section
        title={i18n.t('This machine')}
        actions={
          answer.available && (
            <Button size="small" onPress={() => setIsNaming(true)}>
              {i18n.t('Rename…')}
            </Button>
          )
        }
      >
        <dl className={styles.facts}>
          <dt>{i18n.t('Name')}</dt>
          <dd>{answer.name}</dd>
          {answer.addresses.length > 0 && (
            <>
              <dt>{i18n.t('Address')}</dt>
              <dd>
                {answer.addresses.map((address) => (
                  <code key={address} className={styles.one}>
                    {address}
                  </code>
                ))}
              </dd>
            </>
          )}
        </dl>
        {others.length > 0 && (halt === null || halt === 'paused') && (
          <Switch
            label={i18n.t('Pause')}
            help={i18n.t('Nothing is exchanged with any device until you go on.')}
            isSelected={halt === 'paused'}
            onChange={(paused) => void pause.run({ paused }).catch(() => undefined)}
          />
        )}
      </Section>
      <Section
        title={i18n.t('Other devices')}
        count={others.length}
        actions={
          others.length > 0 &&
          halt === null && (
            <Button size="small" isPending={sync.pending} onPress={() => void sync.run().catch(() => undefined)}>
              {i18n.t('Look for them now')}
            </Button>
          )
        }
      >
        {others.length === 0 ? (
          <EmptyState icon={<Laptop />}>
            {i18n.t('Pair your laptop with your tower, or with a machine at home that is always on.')}
          </EmptyState>
        ) : (
          <ul aria-label={i18n.t('Other devices')} className={styles.devices}>
            {others.map((row) => (
              <Device key={row.pin} row={row} onRevoke={() => setToRevoke(row)} />
            ))}
          </ul>
        )}
      </Section>
      {revoked.length > 0 && (
        <Section title={i18n.t('Revoked')} count={revoked.length}>
          <ul aria-label={i18n.t('Revoked devices')} className={styles.devices}>
            {revoked.map(({ pin, name: called, revokedAt }) => (
              <li key={pin} className={styles.device}>
                <span className={styles.name}>{called}</span>
                <span className={styles.quiet}>
                  <Moment at={revokedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <WhatTravels />
      {isPairing && <PairingDialog answer={answer} onClose={() => setIsPairing(false)} />}
      {isNaming && (
        <NameDialog
          title={i18n.t('What other devices call this machine')}
          save={i18n.t('Save')}
          name={answer.name}
          maxLength={64}
          onClose={() => setIsNaming(false)}
          onSave={(text) => name.run({ name: text })}
        />
      )}
      {toRevoke !== null && <RevokeDialog row={toRevoke} onClose={closerOf(setToRevoke, toRevoke)} />}
    </Page>
  )
}

function Device({ row, onRevoke }: { row: DeviceRow; onRevoke: () => void }) {
  const i18n = useI18n()
  const { name, state, inSyncAt, addresses, taking, giving, clockAhead } = row
  const isBusy = state === 'exchanging' && giving.done + taking.done < giving.total + taking.total
  const minutesAhead = Math.round((clockAhead ?? 0) / 60_000)
  return (
    <li className={styles.device}>
      <div className={styles.about}>
        <span className={styles.name}>{name}</span>
        <span className={state === 'in-sync' ? styles.good : styles.state}>{stateWords(i18n, row)}</span>
        <span className={styles.quiet}>
          {inSyncAt === null ? (
            i18n.t('Never in sync yet')
          ) : (
            <>
              {i18n.t('Last in sync')} <Moment at={inSyncAt} />
            </>
          )}
          {addresses[0] !== undefined && ` · ${addresses[0]}`}
        </span>
        {Math.abs(minutesAhead) >= 2 && (
          <span className={styles.quiet}>
            {i18n.t('Its clock and this one are {minutes, plural, one {# minute} other {# minutes}} apart.', {
              minutes: Math.abs(minutesAhead),
            })}
          </span>
        )}
        {isBusy && (
          <Progress
            label={i18n.t('Exchanging with {name}', { name })}
            value={giving.done + taking.done}
            max={Math.max(1, giving.total + taking.total)}
          />
        )}
      </div>
      <Button size="small" onPress={onRevoke} aria-label={i18n.t('Revoke {name}', { name })}>
        {i18n.t('Revoke…')}
      </Button>
    </li>
  )
}

function Moment({ at }: { at: number | null }) {
  const locale = useLocale()
  if (at === null) return null
  return (
    <time dateTime={new Date(at).toISOString()}>
      {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)}
    </time>
  )
}

/** Asked before, since it cannot be taken back: it has to be paired anew. */
function RevokeDialog({ row, onClose }: { row: DeviceRow; onClose: () => void }) {
  const i18n = useI18n()
  const { name, pin } = row
  const revoke = useCommand('revokeDevice', { said: i18n.t('{name} is revoked.', { name }) })
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={i18n.t('Revoke “{name}”?', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {i18n.t('Keep')}
          </Button>
          <Button
            kind="danger"
            isPending={revoke.pending}
            onPress={() => void revoke.run({ pin }).then(onClose, onClose)}
          >
            {i18n.t('Revoke')}
          </Button>
        </>
      }
    >
      {i18n.t(
        'It gets nothing new, from none of your devices, and nothing that is written there comes here. What it has, it keeps. A device that does not know of this yet may still exchange with it until it hears. To come back it has to be paired again.',
      )}
    </Dialog>
  )
}

function WhatTravels() {
  const i18n = useI18n()
  return (
    <Section title={i18n.t('What travels')}>
      <ul className={styles.travels}>
        <li>
          {i18n.t(
            'People, conversations, follow-ups, goals, cards, gives and asks, time blocks, circles, organisations and your views, with the history of each.',
          )}
        </li>
        <li>{i18n.t('What is forgotten for good is erased on all of them, for ever.')}</li>
        <li>
          {i18n.t(
            'It stays where it is: the sample journal, backups, drafts, imports that can be undone, and the settings of a machine (appearance, keys, reminders).',
          )}
        </li>
        <li>
          {i18n.t(
            'It goes encrypted from machine to machine in your own network, or over whatever way you have between them. Nobody else can read it, and no name is announced but while you pair.',
          )}
        </li>
      </ul>
      <details className={styles.help}>
        <summary>{i18n.t('If a device is not found')}</summary>
        <ul className={styles.travels}>
          <li>
            {i18n.t(
              'Both have to be on, with Rapport open. Phones, guest networks and some hotels keep machines apart.',
            )}
          </li>
          <li>
            {i18n.t(
              'Type the address of the other machine when you pair: it is remembered, and one that reaches the other is enough.',
            )}
          </li>
          <li>
            {i18n.t(
              'Firewalls: allow Rapport on Windows when it asks, for private networks; on Linux open the port above (TCP) and 5353 (UDP); on macOS allow it under Privacy & Security › Local Network.',
            )}
          </li>
          <li>
            {i18n.t(
              'Away from home: a VPN of your own between your machines, and the address that the other has in it.',
            )}
          </li>
        </ul>
      </details>
    </Section>
  )
}
