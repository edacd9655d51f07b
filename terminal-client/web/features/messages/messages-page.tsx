import { Page } from '../../ui/page.tsx'

export const MessagesPage = () => <Page title="Bản tin">…</Page>
