/**
 * Whether something in the forms that are shown cannot be taken as it stands; if so it has the focus now and says why. A
 * browser looks for that where a form is sent, but not where a key of ours saves.
 */
export function refusesInput(): boolean {
  const wrong = document.querySelector<HTMLInputElement>('form input:invalid')
  return wrong !== null && !wrong.reportValidity()
}
