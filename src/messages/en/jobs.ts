/** Transactions that outlive the line, and who holds a host. */
export const jobs = {}
