/**
 * Every word that the main process itself shows: tray, menu, notifications, questions. A second language is a second
 * table of this shape. What a page shows is handed to it as codes.
 */
export const words = {
  appName: 'Rapport',

  quickLog: 'Quick log',
  today: 'Today',
  people: 'People',
  journal: 'Journal',
  search: 'Search',
  settings: 'Settings…',
  import: 'Import…',
  quit: 'Quit Rapport',
  openRapport: 'Open Rapport',

  pauseReminders: 'Pause reminders',
  forAnHour: 'For an hour',
  untilTomorrow: 'Until tomorrow',
  resumeReminders: 'Resume reminders',
  remindersPaused: (until: string) => `Reminders are paused until ${until}`,

  hotkeyTakenMenu: 'The hotkey is held by another app…',

  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  window: 'Window',
  help: 'Help',
  newConversation: 'New conversation',
  newPerson: 'New person',
  newWindow: 'New window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  lookUp: 'Look up',
  print: 'Print…',
  savePdf: 'Save as PDF…',
  pdfFiles: 'PDF',
  largerText: 'Larger text',
  smallerText: 'Smaller text',
  usualText: 'Text of the usual size',
  commandPalette: 'Command palette',
  goToPerson: 'Go to a person…',
  shortcuts: 'Keyboard shortcuts',

  stillHereTitle: 'Rapport is still here',
  stillHere: (hotkey: string | null) =>
    hotkey
      ? `It waits in the tray for ${hotkey}. You can change that in Settings, or quit from the tray.`
      : 'It waits in the tray. You can change that in Settings, or quit from the tray.',

  notSaved: 'A note is not saved yet.',
  notSavedDetail: 'If you leave now, what you wrote last is lost.',
  stay: 'Stay',
  leave: 'Leave',

  briefTitle: (count: number, time: string) =>
    count === 1 ? `A brief is ready, ${time}` : `${count} briefs are ready, from ${time}`,
  briefHidden: 'Open Today to read it.',
  briefLine: (time: string, people: readonly string[]) => `${time} · ${people.join(', ')}`,

  dueTitle: (count: number) => (count === 1 ? 'One follow-up is due' : `${count} follow-ups are due`),
  dueHidden: 'Open Today to see what you wanted to do.',
  dueLine: (text: string, people: readonly string[]) => (people.length ? `${text} · ${people.join(', ')}` : text),
  dueMore: (count: number) => `and ${count} more`,
}
