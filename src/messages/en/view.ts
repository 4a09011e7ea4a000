/** What the tree says while it is drawn. */
export const view = {
  'view.connecting': () => 'connecting, looking',
  'view.looking': () => 'looking again',
  'view.more-running': (a: { count: number }) => `${a.count} more at work`,
  'view.more-tasks': (a: { count: number }) => `${a.count} more to come`,
  'view.batch': (a: { batch: number; of: number }) => `batch ${a.batch} of ${a.of}`,
  'view.left': (a: { time: string }) => `about ${a.time} left`,
}
