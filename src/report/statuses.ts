/** The statuses as lists, for readers of what was written; in the order in which they are counted. */

export const TASK_STATUSES = [
  'ok',
  'changed',
  'failed',
  'skipped',
  'change',
  'deferred',
  'differs',
  'blocked',
] as const
export const HOST_STATUSES = [
  'ok',
  'changed',
  'differs',
  'blocked',
  'failed',
  'unreachable',
  'skipped',
] as const
