/** What the database layer tells the administrator; a pino logger fits. */
export interface DatabaseLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
