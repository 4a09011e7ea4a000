import type { en } from './en.js'
import { connection } from './ja/connection.js'
import { rehearsal } from './ja/rehearsal.js'
import { run } from './ja/run.js'
import { tasks } from './ja/tasks.js'

type Catalogue = typeof en

/** Every message in Japanese; an id of en.ts that is missing here does not compile. */
export const ja: { [I in keyof Catalogue]: (...args: Parameters<Catalogue[I]>) => string } = {
  ...tasks,
  ...connection,
  ...run,
  ...rehearsal,
}
