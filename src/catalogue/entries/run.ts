/** The run of kvmup itself. */
import type { Entry } from '../entry.js'
import { ITSELF, none } from '../samples.js'

export const run = {
  KVM200: {
    topic: 'run',
    says: ['cure.timeout'],
    sample: none('a command that does not end says nothing'),
    sources: ['timeout(1)'],
  },
  KVM201: {
    topic: 'run',
    says: ['cure.journal'],
    sample: none('whatever the host said, no row of the table knows it'),
    sources: ['src/report/journal.ts'],
  },
  KVM202: {
    topic: 'run',
    says: ['run.unfinished', 'run.unfinished.hint'],
    sample: none(ITSELF),
    sources: ['src/engine/judge.ts'],
  },
  KVM203: {
    topic: 'run',
    says: ['reboot.silent', 'reboot.silent.hint'],
    sample: none('a host that does not come back says nothing'),
    sources: ['systemd-reboot.service(8)', 'shutdown(8)'],
  },
  KVM204: {
    topic: 'run',
    says: ['run.interrupted', 'unreachable.interrupted', 'hint.interrupted'],
    sample: none(ITSELF),
    sources: ['signal(7)'],
  },
  KVM205: {
    topic: 'run',
    says: ['run.bug', 'run.bug.hint', 'run.crash', 'run.crash.hint'],
    sample: none(ITSELF),
    sources: ['src/errors.ts'],
  },
  KVM206: {
    topic: 'run',
    says: ['lock.held', 'lock.held.hint'],
    sample: none(ITSELF),
    sources: ['src/scripts/lock.sh', 'flock(1)'],
  },
  KVM207: {
    topic: 'run',
    says: ['lock.impossible', 'lock.impossible.hint'],
    sample: none('whatever mkdir or flock said'),
    sources: ['src/scripts/lock.sh', 'flock(1)'],
  },
  KVM209: {
    topic: 'run',
    says: ['job.out-of-sight', 'job.out-of-sight.hint'],
    sample: none('a host that is out of sight says nothing'),
    sources: ['src/scripts/job.sh', 'ssh_config(5)'],
  },
  KVM213: {
    topic: 'run',
    says: ['run.unreadable', 'run.unreadable.hint'],
    sample: none('no two answers that nobody understands are alike'),
    sources: ['src/facts/schema.ts'],
  },
  KVM211: {
    topic: 'run',
    says: [
      'unreachable.host-overdue',
      'unreachable.action-overdue',
      'unreachable.probe-overdue',
      'hint.overdue',
    ],
    sample: none('a host that is too slow says nothing about it'),
    sources: ['src/engine/deadline.ts'],
  },
  KVM212: {
    topic: 'run',
    says: ['run.too-many', 'run.too-many.hint'],
    sample: none(ITSELF),
    sources: ['https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_strategies.html'],
  },
} as const satisfies Readonly<Record<string, Entry>>
