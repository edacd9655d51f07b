import { Page } from '../../ui/page.tsx'

export const PrintPage = () => <Page title="Bản in">…</Page>
