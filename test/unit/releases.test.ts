/** Which system is counted as which release, by what its own files say; files as el6's to el10's siblings have them. */
import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { isFamily, releaseOf } from '../../tasks/releases.js'

const facts = (...lines: readonly string[]) =>
  parseFacts(
    [
      'probe=1',
      'kernel_name=Linux',
      'kernel=1',
      'arch=x86_64',
      'uid=0',
      'init=systemd',
      'dev_kvm=absent',
      ...lines,
      'end=1',
    ].join('\n'),
  )
const osRelease = (id: string, version: string, like = '') =>
  facts(`os_release=ID="${id}"`, `os_release=VERSION_ID="${version}"`, `os_release=ID_LIKE="${like}"`)

describe('the release of a system', () => {
  it.each([
    ['centos', '7', 'el7'],
    ['centos', '8', 'el8'],
    ['centos', '9', 'el9'],
    ['centos', '10', 'el10'],
    ['rhel', '7.9', 'el7'],
    ['rhel', '8.10', 'el8'],
    ['rhel', '9.6', 'el9'],
    ['rhel', '10.0', 'el10'],
    ['almalinux', '8.10', 'el8'],
    ['almalinux', '9.6', 'el9'],
    ['almalinux', '10.0', 'el10'],
    ['rocky', '8.10', 'el8'],
    ['rocky', '9.6', 'el9'],
    ['rocky', '10.0', 'el10'],
    ['ol', '7.9', 'el7'],
    ['ol', '8.10', 'el8'],
    ['ol', '9.6', 'el9'],
    ['ol', '10.0', 'el10'],
  ])('of ID=%s, VERSION_ID=%s is %s', (id, version, release) => {
    expect(releaseOf(osRelease(id, version))?.id).toBe(release)
  })

  it.each([
    ['CentOS release 6.10 (Final)', 'centos'],
    ['Red Hat Enterprise Linux Server release 6.10 (Santiago)', 'rhel'],
    ['Scientific Linux release 6.10 (Carbon)', 'scientific'],
  ])('of a host that has no os-release but says "%s" is el6', (line, id) => {
    const host = facts(`redhat_release=${line}`)
    expect([host.os.id, releaseOf(host)?.id]).toEqual([id, 'el6'])
  })

  it.each([
    ['fedora', '42', ''],
    ['debian', '12', ''],
    ['amzn', '2023', 'fedora'],
    ['opensuse-leap', '15.6', 'suse opensuse'],
  ])('of %s %s is none', (id, version, like) => {
    const host = osRelease(id, version, like)
    expect([isFamily(host), releaseOf(host)]).toEqual([false, undefined])
  })

  it('of a release that is older or newer than the table is none, although it is of the family', () => {
    for (const version of ['5.11', '11'])
      expect([isFamily(osRelease('centos', version)), releaseOf(osRelease('centos', version))]).toEqual([
        true,
        undefined,
      ])
  })
})
