import { lazy, Suspense, useEffect, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';

const AskHost = lazy(() => import('./ask-host'));

/** A paper whose title only stands in, and whose site nobody has been allowed to ask yet. */
export function AskLine({ paper }: { paper: Paper }) {
  const page = useDetailsPage(paper);
  if (page === undefined) return null;
  return (
    <Suspense>
      <AskHost paperId={paper.id} page={page} />
    </Suspense>
  );
}

/** The page that could tell more of a stand-in, once the rules of the sites are loaded. */
function useDetailsPage(paper: Paper): string | undefined {
  const [page, setPage] = useState<string>();
  useEffect(() => {
    let current = true;
    setPage(undefined);
    if (!paper.provisional) return undefined;
    void import('@/lib/sources/details').then(
      ({ detailsPage }) => current && setPage(detailsPage(paper)),
    );
    return () => {
      current = false;
    };
  }, [paper]);
  return page;
}
