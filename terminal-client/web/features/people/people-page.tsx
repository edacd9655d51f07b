import { Page } from '../../ui/page.tsx'

export const PeoplePage = () => <Page title="Người dùng">…</Page>
