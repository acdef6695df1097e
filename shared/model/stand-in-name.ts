/** Whether a name is none: somebody of whom there is only an e-mail address or a number is called by it until they have one. */
export function isStandIn(name: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(name) || /^\+?[\d\s()./-]{6,}$/.test(name)
}
