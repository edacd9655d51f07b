import { Page } from '../../ui/page.tsx'

export const DeskPage = () => <Page title="Bàn nghiệp vụ">…</Page>
