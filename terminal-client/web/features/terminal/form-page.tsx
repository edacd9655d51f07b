import { Page } from '../../ui/page.tsx'

export const FormPage = () => <Page title="Nhập bản tin">…</Page>
