import { z } from 'zod';
import { formatCanonicalJson } from '../base/index.ts';
import type { CommitmentFile } from '../domain/index.ts';
import { planList } from './plan-list.ts';
import { movementShape } from './plan-shape.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { readShapedJson } from './shaped-json.ts';

/** The file of an operation folder that holds what an earlier plan notified: canonical JSON. */
export const COMMITMENTS_FILE = 'commitments.json';

export const formatCommitments = (file: CommitmentFile): string =>
  formatCanonicalJson(file, { endNewline: true });

/** The commitments that bytes hold, by movement id; null where they are none, with every fault noted. */
export function parseCommitments(bytes: Uint8Array, problems: ProblemList): CommitmentFile | null {
  const { remedy } = COMMITMENTS;
  const read = readShapedJson(COMMITMENTS, bytes, problems, (fault, at, expected, got) => {
    if (fault === 'unknown-key') problems.error('commitments.unknown-key', at, expected, got, remedy);
    else problems.error('commitments.wrong-shape', at, expected, got, remedy);
  }) as CommitmentFile | null;
  if (read === null) return null;
  const twice = read.commitments.find(
    ({ movement }, index) => index > 0 && read.commitments[index - 1]!.movement.id >= movement.id,
  );
  if (twice === undefined) return read;
  problems.error(
    'commitments.order',
    { file: COMMITMENTS_FILE, column: '$.commitments' },
    'movements in order of their ids, each once',
    quote(twice.movement.id),
    remedy,
  );
  return null;
}

const id = z.string().min(1).max(400);

const COMMITMENTS = {
  file: COMMITMENTS_FILE,
  format: 'throughline/commitments@1',
  shape: z.strictObject({
    format: z.literal('throughline/commitments@1'),
    plan: z.strictObject({
      asOf: z.int(),
      seed: z.int(),
      inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    commitments: planList(
      z.strictObject({
        movement: movementShape,
        notices: planList(
          z.strictObject({
            recipientId: id,
            sentAt: z.int(),
            reference: z.string().max(2000).nullable(),
            answer: z.enum(['received', 'no_objection', 'conditions', 'denied', 'none']),
            answeredAt: z.int().nullable(),
          }),
          1,
        ),
      }),
    ),
  }),
  remedy: 'Use the file as `roll` wrote it; what was notified is corrected in notices.csv.',
};
