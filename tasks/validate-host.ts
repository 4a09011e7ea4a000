import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { missing } from './packages.js'
import type { Release } from './release.js'

/** libvirt's own validator, read line by line: before libvirt 7.5 its exit code fails on warnings too. */
export const validateHost: Task<Release> = {
  id: 'validate-host',
  decide(facts) {
    // Without libvirt there is no validator, and without /dev/kvm it can only repeat what load-kvm says.
    if (missing(facts, ['libvirt']).length > 0 || facts.kvm.device !== 'open')
      return { status: 'deferred', because: msg('validate.early'), expects: msg('validate.expects') }
    if (!facts.validate) return { status: 'skip', because: msg('validate.absent') }
    const line = (one: { check: string; hint: string }) =>
      msg('validate.line', { check: one.check, hint: one.hint })
    const failed = facts.validate.filter(one => one.level === 'FAIL')
    const warned = facts.validate.filter(one => one.level === 'WARN')
    if (failed.length > 0)
      return {
        status: 'differs',
        because: msg('validate.fail', { checks: failed.map(one => one.check).join('; ') }),
        hint: msg('validate.fail.hint', { hints: failed.map(one => one.hint).join('; ') }),
      }
    // A validator that says nothing has checked nothing.
    if (facts.validate.length === 0)
      return { status: 'differs', because: msg('validate.silent'), hint: msg('validate.silent.hint') }
    return {
      status: 'ok',
      because: msg('validate.ok', { passed: facts.validate.length - warned.length, warned: warned.length }),
      notes: warned.map(line),
    }
  },
}
