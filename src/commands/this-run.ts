import { hostname, userInfo } from 'node:os'
import { clean } from '../text.js'

/** Who works on a host, as another run that meets this one there names it: `user@controller, pid 4711`. */
export const thisRun = (): string => clean(`${user()}@${hostname()}, pid ${process.pid}`)

/** A user id need not have a name (containers). */
function user(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.()}`
  }
}
