import { Page } from '../../ui/page.tsx'

export const HandoutPage = () => <Page title="Tài liệu phát">…</Page>
