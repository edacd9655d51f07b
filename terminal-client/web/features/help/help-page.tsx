import { Page } from '../../ui/page.tsx'

export const HelpPage = () => <Page title="Trợ giúp">…</Page>
