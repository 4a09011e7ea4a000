/** Getting in: passwords, host keys, routes to root. */
export const login = {}
