/** A report in which everything that comes from outside tries to be more than text. */
import type { Report, Said } from '../../src/report/report.js'

/** Markup, scripts, tables, fences, mentions, controls, halves of characters: whatever a host can put into its words. */
const HOSTILE = [
  '<script>window.owned = 1</script>',
  '"><img src=x onerror="window.owned = 2">',
  "' onmouseover='window.owned = 3",
  '</title></style></script><svg onload=window.owned=4>',
  'javascript:window.owned=5',
  ']]> & &amp; &#0; <!-- -->',
  'a | b || c',
  '``` ```` `x`',
  '[click](https://evil.example/) ![](https://evil.example/p.png) https://evil.example www.evil.example',
  '@everyone #1 **bold** ~~gone~~ $x$',
  '\u0000\u0001\u0008\u000b\u001b[31m\uFFFE\uFFFF\uD800 \u2028',
  '仮想化 🖥',
].join('\n')

// The host's words come in as an argument of a message whose text is nothing but that argument.
const said = (what: string): Said => ({ id: 'usage.flag', args: { what }, text: what, code: 'KVM014' })
const words = said(HOSTILE)
const evidence = { command: HOSTILE, code: 1, tail: HOSTILE.split('\n') }

export const hostileReport: Report = {
  kvmup: 'report',
  version: 1,
  program: `kvmup ${HOSTILE}`,
  purpose: 'verify',
  started: '2026-01-02T03:04:05.678Z',
  ms: 65_432,
  exit: 3,
  interrupted: true,
  complete: false,
  journal: `/tmp/${HOSTILE}`,
  tasks: ['check-cpu', 'install-packages', HOSTILE],
  hosts: [
    {
      host: HOSTILE,
      status: 'failed',
      because: words,
      hint: words,
      code: 'KVM014',
      kind: HOSTILE,
      ms: 65_000,
      route: HOSTILE,
      proved: false,
      facts: {
        os: HOSTILE,
        arch: HOSTILE,
        kernel: HOSTILE,
        cpu: HOSTILE,
        hypervisor: HOSTILE,
        container: HOSTILE,
        modules: [HOSTILE],
        packages: { [HOSTILE]: HOSTILE },
      },
      tasks: [
        {
          task: 'check-cpu',
          status: 'blocked',
          because: words,
          hint: words,
          code: 'KVM014',
          notes: [words],
          actions: [],
          ms: 0,
        },
        {
          task: 'install-packages',
          status: 'failed',
          because: words,
          hint: words,
          notes: [],
          actions: [HOSTILE],
          evidence,
          ms: 9,
        },
        {
          task: HOSTILE,
          status: 'change',
          because: words,
          expects: words,
          notes: [],
          actions: [HOSTILE],
          ms: 0,
        },
      ],
      spans: [
        { kind: 'queued', start: 0, end: 400 },
        { kind: 'action', start: 400, end: 65_432, task: HOSTILE, command: HOSTILE, code: 1 },
      ],
    },
  ],
}
