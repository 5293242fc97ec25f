import type { Stage } from '../../shared/contact.ts';
import type { PipelineSide } from '../../shared/pipeline.ts';

/** What the board shows: kept in the URL. */
export type PipelineSearch = {
  side?: PipelineSide;
  /** A person's id, or `nobody`. */
  owner?: string;
  q?: string;
  /** The one column that a phone shows. */
  stage?: Stage;
};

/** Reads an address as people may have typed it; what is not ours is left out. */
export function readPipelineSearch({ side, owner, q, stage }: Record<string, unknown>): PipelineSearch {
  return {
    ...((side === 'sellers' || side === 'others') && { side }),
    ...(typeof owner === 'string' && owner && { owner }),
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q) }),
    ...(typeof stage === 'string' && /^[a-z_]{2,20}$/.test(stage) && { stage: stage as Stage }),
  };
}
