import { Page } from '../../ui/page.tsx'

export const MailboxPage = () => <Page title="Hộp thư">…</Page>
