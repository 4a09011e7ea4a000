import type { Connection } from './connection.js'

/** The same connection with another way to do some of what it does. */
export const around = (
  connection: Connection,
  changed: Partial<Pick<Connection, 'run' | 'hold' | 'close'>>,
): Connection => ({
  get route() {
    return connection.route
  },
  run: changed.run ?? ((...action) => connection.run(...action)),
  hold: changed.hold ?? (argv => connection.hold(argv)),
  close: changed.close ?? (() => connection.close()),
})
