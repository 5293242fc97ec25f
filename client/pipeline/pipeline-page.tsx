import { Columns3 } from 'lucide-react';
import { Empty } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';

export function PipelinePage() {
  return (
    <Page title="Pipeline">
      <Empty icon={Columns3} title="The board is being set up">
        Every lead and its stage are under Contacts.
      </Empty>
    </Page>
  );
}
