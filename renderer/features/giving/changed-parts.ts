/** What of a form is no longer as it was when the form was opened. */
export function changedParts<Parts extends object>(opened: Parts, now: Parts): Partial<Parts> {
  const changed = Object.entries(now).filter(([part, value]) => value !== opened[part as keyof Parts])
  return Object.fromEntries(changed) as Partial<Parts>
}
