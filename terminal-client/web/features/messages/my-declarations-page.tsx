import { Page } from '../../ui/page.tsx'

export const MyDeclarationsPage = () => <Page title="Tờ khai của tôi">…</Page>
