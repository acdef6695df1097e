import { uuidV7 } from '#shared/model/uuid-v7.ts'

/** The id of a document that is shown before the journal has made it. */
export function newId<Id extends string>(): Id {
  return uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)) as Id
}
