import { ChartNoAxesColumn } from 'lucide-react';
import { Empty } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';

export function InsightsPage() {
  return (
    <Page title="Insights">
      <Empty icon={ChartNoAxesColumn} title="Nothing is counted yet">
        Response times, answers and calls will be counted here.
      </Empty>
    </Page>
  );
}
