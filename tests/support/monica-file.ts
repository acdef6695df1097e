const at = '2024-01-02T10:00:00.000000Z'
const uuid = (n: number) => `0000000${n}-0000-4000-8000-000000000000`.slice(-36)

/** Uuids of the account below, by what they are. */
export const MONICA = {
  ana: uuid(1),
  ben: uuid(2),
  sam: uuid(3),
  activity: uuid(4),
} as const

export const MONICA_SECRETS = ['SECRET-2FA', 'SECRET-PASSWORD', 'SECRET-KEY', 'SECRET-TOKEN'] as const

const item = (n: number, properties: object) => ({ uuid: uuid(n), created_at: at, updated_at: at, properties })
const list = (type: string, ...values: unknown[]) => ({ count: values.length, type, values })
const special = (date: string, more: object = {}) => ({
  uuid: uuid(9),
  is_age_based: false,
  is_year_unknown: false,
  date: `${date}T00:00:00.000000Z`,
  ...more,
})

/** An account of Monica 4 with every kind of thing in it (its format is written down in docs/import.md). @param more properties of Ana's besides */
export function monicaFile(more: object = {}): object {
  const ana = {
    uuid: MONICA.ana,
    created_at: at,
    updated_at: at,
    properties: {
      first_name: 'Ana',
      middle_name: 'María',
      last_name: 'Ruiz',
      nickname: 'Anita',
      description: 'Plays the cello',
      is_starred: true,
      is_partial: false,
      is_active: true,
      is_dead: false,
      job: 'Head of Product',
      company: 'Acme',
      food_preferences: 'no fish',
      last_talked_to: at,
      number_of_views: 7,
      stay_in_touch_frequency: 60,
      stay_in_touch_trigger_date: at,
      avatar: { avatar_source: 'default' },
      tags: ['mentors'],
      gender: uuid(8),
      birthdate: special('1604-04-15', { is_year_unknown: true }),
      first_met_date: special('2019-05-12'),
      first_met_through: MONICA.ben,
      ...more,
    },
    data: [
      list(
        'call',
        item(10, { called_at: '2024-03-05T00:00:00.000000Z', content: 'about Lisbon', contact_called: true }),
      ),
      list(
        'contact_field',
        item(11, { data: 'ana@acme.example', type: uuid(20) }),
        item(12, { data: '+33612345678', type: uuid(21) }),
      ),
      list('debt', item(13, { amount: '20.00', status: 'inprogress', in_debt: false, currency: { iso: 'EUR' } })),
      list('gift', item(14, { name: 'a book', status: 'offered', comment: 'she liked it' })),
      list('note', item(15, { body: 'Has two dogs', is_favorited: true })),
      list(
        'reminder',
        item(16, { initial_date: '2020-06-01', title: 'name day', frequency_type: 'year', frequency_number: 1 }),
      ),
      list('task', item(17, { title: 'send the deck', completed: true, completed_at: at })),
      list(
        'address',
        item(18, { name: 'home', street: 'Rua 1', city: 'Lisbon', country: 'PT', latitude: 1, longitude: 2 }),
      ),
      list('pet', item(19, { name: 'Rex', category: 'dog' })),
      list(
        'conversation',
        item(22, {
          happened_at: '2024-04-01',
          contact_field_type: uuid(20),
          messages: [{ content: 'THEIR WORDS', written_by_me: false }],
        }),
      ),
      list('life_event', item(23, { name: 'moved', note: 'to Lisbon', happened_at: '2021-01-01' })),
      list('activity', MONICA.activity),
      list('photo', uuid(30)),
    ],
  }
  const ben = {
    uuid: MONICA.ben,
    created_at: at,
    updated_at: at,
    properties: { first_name: 'Ben', is_active: false, birthdate: special('1985-07-07', { is_age_based: true }) },
    data: [list('activity', MONICA.activity)],
  }
  const sam = { uuid: MONICA.sam, created_at: at, updated_at: at, properties: { first_name: 'Sam', is_partial: true } }
  const [twoFactor, password, key, token] = MONICA_SECRETS
  return {
    version: '1.0-preview.1',
    app_version: '4.1.2',
    export_date: at,
    url: 'https://monica.example',
    account: {
      uuid: uuid(7),
      api_key: key,
      data: [
        list('user', { uuid: uuid(6), first_name: 'Me', google2fa_secret: twoFactor, password, remember_token: token }),
        list('contact', ana, ben, sam),
        list('relationship', item(40, { type: 'partner', contact_is: MONICA.sam, of_contact: MONICA.ana })),
        list('photo', {
          uuid: uuid(30),
          properties: { original_filename: 'a.jpg', dataUrl: `data:image/jpeg;base64,${'A'.repeat(5000)}` },
        }),
        list('activity', {
          uuid: MONICA.activity,
          created_at: at,
          properties: { summary: 'Dinner', description: 'at the harbour', happened_at: '2024-05-06T00:37:00.000000Z' },
        }),
      ],
      instance: {
        contact_field_types: [
          { uuid: uuid(20), properties: { name: 'Email', protocol: 'mailto:' } },
          { uuid: uuid(21), properties: { name: 'Phone', protocol: 'tel:' } },
        ],
      },
    },
  }
}

/** So many fields there are to account for: each property of people and of what is theirs, one for each thing that is left out as a whole. */
export function monicaFields(file: object): number {
  const { account } = file as { account: { data: { type: string; values: unknown[] }[] } }
  const properties = (value: unknown) => Object.keys((value as { properties?: object }).properties ?? {}).length
  return account.data.reduce((sum, { type, values }) => {
    if (!['contact', 'relationship', 'activity'].includes(type)) return sum + values.length
    return sum + values.reduce<number>((count, value) => count + properties(value) + itemsOf(value), 0)
  }, 0)

  function itemsOf(value: unknown): number {
    const { data = [], properties: said } = value as {
      data?: { values: unknown[] }[]
      properties?: { is_partial?: boolean }
    }
    const items = data.flatMap(({ values }) => values)
    if (said?.is_partial === true) return items.length
    return items.reduce<number>((sum, one) => sum + (typeof one === 'string' ? 1 : properties(one)), 0)
  }
}
