/** Which tools are measured where, and how often: a whole run is to take some 35 minutes on two cores. */

export const toolNames = [
  'limit',
  'verify',
  'plan',
  'pssh',
  'cdist',
  'ansible',
  'ansible-pipelining',
  'ansible-mitogen',
] as const
export type ToolName = (typeof toolNames)[number]

export type Cell = Readonly<{
  hosts: number
  forks: number
  /** Milliseconds that a round trip takes longer than on the loopback. */
  delay: number
  tools: readonly Readonly<{ name: ToolName; rounds: number }>[]
}>

const each = (names: readonly ToolName[], rounds: number) => names.map(name => ({ name, rounds }))
const ANSIBLE: readonly ToolName[] = ['ansible', 'ansible-pipelining', 'ansible-mitogen']
const QUICK: readonly ToolName[] = ['limit', 'verify', 'plan', 'pssh']

const cell = (hosts: number, forks: number, delay: number, tools: Cell['tools']): Cell => ({
  hosts,
  forks,
  delay,
  tools,
})

// More forks than hosts are as many as there are hosts. The slow ones run where the targets are, and beside it once.
// What matters most comes first: a run may be given less time.
export const cells: readonly Cell[] = [
  cell(50, 10, 0, [...each(QUICK, 5), ...each(['cdist', ...ANSIBLE], 1)]),
  cell(50, 10, 80, each(QUICK, 3)),
  cell(10, 10, 0, [...each(QUICK, 5), ...each(['cdist', ...ANSIBLE], 1)]),
  cell(200, 50, 0, each(['limit', 'verify', 'pssh'], 1)),
  cell(50, 50, 0, each(QUICK, 3)),
  cell(10, 1, 0, each(QUICK, 3)),
  cell(50, 50, 80, each(QUICK, 3)),
  cell(10, 1, 80, each(QUICK, 3)),
  cell(200, 50, 80, each(['limit', 'verify', 'pssh'], 1)),
  cell(10, 10, 80, [...each(QUICK, 5), ...each(['cdist', ...ANSIBLE], 1)]),
  cell(200, 10, 0, each(['limit', 'verify', 'pssh'], 1)),
  cell(50, 1, 0, each(['limit', 'verify'], 1)),
  cell(50, 1, 80, each(['limit', 'verify'], 1)),
  cell(200, 1, 0, each(['limit', 'verify'], 1)),
  cell(200, 10, 80, each(['limit', 'verify', 'pssh'], 1)),
  cell(200, 1, 80, each(['limit', 'verify'], 1)),
]
