import { getRouteApi } from '@tanstack/react-router'
import { useJournalQuery } from '#client/use-query.ts'
import { PersonPage } from '#features/person/person-page.tsx'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

const route = getRouteApi('/person/$id')

export function PersonRoute() {
  const app = useApp()
  const { id } = route.useParams()
  const { data: person } = useJournalQuery('person', { id })
  useWindowTitle(person?.name)
  return <PersonPage id={id} hrefOf={app.hrefOf} onOpen={app.onOpen} onOpenLink={app.openLink} />
}
