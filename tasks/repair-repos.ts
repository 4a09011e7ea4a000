import type { Decision, Task } from '../src/engine/task.js'
import type { RepositoryFact, TransactionFacts } from '../src/facts/transaction.js'
import { type Message, msg } from '../src/messages/message.js'
import { SCRIPTS } from '../src/scripts/scripts.js'
import { isDue } from './packages.js'
import type { Release } from './release.js'
import { archiveOf } from './releases.js'

/** 2026-01-01: this program did not exist before, so a clock that says otherwise is wrong. */
const CLOCK_FLOOR = 1_767_225_600

/** curl's exit codes for a conversation that TLS ended: protocol, certificate, its authority. */
const TLS = ['curl-35', 'curl-51', 'curl-58', 'curl-60', 'curl-77']
/** Whether nothing speaks against it. */
const isFine = ({ answer }: RepositoryFact) => answer === 'ok' || answer === 'untested'
/** The time was over: a slow line, or a firewall that drops. */
const SLOW = 'curl-28'

/** A repository file of CentOS that asks its mirror system, which is gone for the releases with an archive. */
const isStock = ({ file, url }: RepositoryFact) =>
  /^(CentOS-|centos).*\.repo$/.test(file) && /^https?:\/\/mirror(list)?\.centos\.org[/?]/.test(url)

const names = (repos: readonly RepositoryFact[]) => repos.map(repo => repo.id).join(' ')
const why = (repos: readonly RepositoryFact[]) => repos[0]?.words || `${repos[0]?.answer} ${repos[0]?.url}`
const told = (repos: readonly RepositoryFact[]) => ({ repos: names(repos), why: why(repos) })
const places = (repos: readonly RepositoryFact[]) => ({
  repos: names(repos),
  files: [...new Set(repos.map(repo => repo.file))].join(' '),
})

const clock = ({ now }: TransactionFacts) => ({ date: new Date(now * 1000).toISOString().slice(0, 10) })

/** The repositories without which the package manager does nothing and that did not answer. */
function failing(repos: readonly RepositoryFact[]): readonly RepositoryFact[] {
  const silent = repos.filter(repo => !isFine(repo) && repo.need === 'required')
  // Where others answer, one that is slow today is no reason to stop.
  const some = repos.some(isFine)
  return some ? silent.filter(repo => repo.answer !== SLOW) : silent
}

function answering(found: TransactionFacts, repos: readonly RepositoryFact[]): Decision {
  const silent = repos.filter(repo => !isFine(repo))
  const untested = repos.filter(repo => repo.answer === 'untested')
  const notes: readonly Message[] = [
    ...(untested.length > 0 ? [msg('repos.note-untested', { repos: names(untested) })] : []),
    ...silent.map(repo => msg('repos.note-silent', { repo: repo.id, why: why([repo]) })),
    ...(found.now < CLOCK_FLOOR ? [msg('repos.note-clock', clock(found))] : []),
  ]
  return {
    status: 'ok',
    because: msg('repos.ok', { repos: names(repos.filter(repo => repo.answer === 'ok')) || '-' }),
    notes,
  }
}

const blocked = (because: Message, hint: Message): Decision => ({ status: 'blocked', because, hint })

/** No repository is enabled: what that means depends on who should bring them. */
function none(services: readonly string[], id: string): Decision {
  if (services.includes('rhn')) return { status: 'skip', because: msg('repos.managed') }
  if (id !== 'rhel') return blocked(msg('repos.none'), msg('repos.none.hint'))
  return services.includes('rhsm')
    ? blocked(msg('repos.unattached'), msg('repos.unattached.hint'))
    : blocked(msg('repos.unregistered'), msg('repos.unregistered.hint'))
}

/** Somebody must mend it: the most certain cause first. */
function trouble(dead: readonly RepositoryFact[], repos: readonly RepositoryFact[], id: string): Decision {
  if (id === 'rhel' && dead.some(repo => /^http-40[13]$/.test(repo.answer)))
    return blocked(msg('repos.forbidden', told(dead)), msg('repos.forbidden.hint'))
  if (dead.every(repo => repo.answer === 'curl-35'))
    return blocked(msg('repos.tls', told(dead)), msg('repos.tls.hint'))
  if (dead.every(repo => TLS.includes(repo.answer)))
    return blocked(msg('repos.certificate', told(dead)), msg('repos.certificate.hint'))
  if (dead.length === repos.length)
    return blocked(msg('repos.unreachable', told(dead)), msg('repos.unreachable.hint'))
  return blocked(msg('repos.dead', told(dead)), msg('repos.dead.hint', places(dead)))
}

/**
 * The repositories answer, when packages are missing. A CentOS release past its end is moved to the archive, if
 * that is wished; everything else is somebody's to mend, before the first change.
 */
export const repairRepos: Task<Release> = {
  id: 'repair-repos',
  decide(facts, release, wishes) {
    if (!isDue(facts, release, wishes)) return { status: 'ok', because: msg('repos.not-needed') }
    const found = facts.transaction
    if (!found) return { status: 'skip', because: msg('repos.not-asked') }
    if (!found.repos) return { status: 'skip', because: msg('repos.no-curl') }
    if (found.repos.length === 0) return none(found.services, facts.os.id)
    const dead = failing(found.repos)
    if (dead.length === 0) return answering(found, found.repos)
    if (found.now < CLOCK_FLOOR && dead.some(repo => TLS.includes(repo.answer)))
      return blocked(msg('repos.clock', { ...clock(found), ...told(dead) }), msg('repos.clock.hint'))
    const archive = archiveOf(facts, release)
    const stock = archive ? dead.filter(isStock) : []
    if (!archive || stock.length === 0) return trouble(dead, found.repos, facts.os.id)
    const others = dead.filter(repo => !stock.includes(repo))
    const base = archive.find(one => one.answer === 'ok')?.base
    if (!base) {
      const tried = archive.map(one => `${one.base} (${one.answer})`).join(', ')
      return blocked(msg('repos.no-archive', { ...told(stock), tried }), msg('repos.unreachable.hint'))
    }
    if (others.length > 0)
      return blocked(msg('repos.dead', told(others)), msg('repos.dead.hint', places(others)))
    const because = msg('repos.ended', { ...told(stock), base })
    if (!wishes.repair_repos) return blocked(because, msg('repos.ended.hint', { base }))
    return { status: 'change', because, actions: [{ argv: [...SCRIPTS.repos, 'repoint', base] }] }
  },
}
