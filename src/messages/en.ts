import { connection } from './en/connection.js'
import { rehearsal } from './en/rehearsal.js'
import { run } from './en/run.js'
import { tasks } from './en/tasks.js'

/** Every message by id. The other languages are checked against this one by the compiler. */
export const en = { ...tasks, ...connection, ...run, ...rehearsal }
