/** Every limit of the collaboration server. Sizes in bytes, times in milliseconds. */
export const LIMITS = {
  /** One message: a long time's offline edits fit, a flood does not. */
  messageBytes: 4 * 1024 * 1024,
  /** The document's state; a full-length submission is about 80 kB. Smaller than `waitingBytes`, or a slow reader could never open it. */
  documentBytes: 6 * 1024 * 1024,
  /** A document that is too large is measured exactly at most so often. */
  measureAgain: 10_000,
  /** Several messages in one HTTP request. */
  requestBytes: 4 * 1024 * 1024 + 64 * 1024,
  /** Requests of one connection that are read at once: one, and the same again where the first hangs somewhere. */
  requestsAtOnce: 2,
  awarenessBytes: 16 * 1024,
  /** y-websocket tells of itself, and answers with all that it knows when the line comes back. */
  presencesPerMessage: 200,
  /** Messages per connection: a bucket that refills. Typing and cursors stay far below. */
  messageBurst: 600,
  messagesPerSecond: 120,
  /** The same for their bytes: what is replaced over and over leaves the document small, but not the log. */
  bytesBurst: 32 * 1024 * 1024,
  bytesPerSecond: 256 * 1024,
  /** How often a connection may ask for the text (a client asks once), and what it may say that it has: some thousands of sittings. */
  questions: 20,
  questionBytes: 256 * 1024,
  connectionsPerPersonAndDocument: 12,
  /** A client that does not read is cut off when so much waits for it. */
  waitingBytes: 8 * 1024 * 1024,
  /** Smaller messages are framed once for all who get them; larger ones are not copied for it. */
  sharedFrameBytes: 4096,
  heartbeat: 20_000,
  /** What a connection by requests that was closed may still be told on its next request, and how long its last words may take. */
  lastWords: 30_000,
  /** So long a server that stops waits for sockets that do not answer its closing. */
  farewell: 2_000,
  /** Rights are judged again at least so often. */
  judgeAgain: 60_000,
  /** A room without anybody is let go after this time. */
  idleRoom: 30_000,
  /** Updates behind the snapshot after which a document is compacted. */
  updatesBeforeCompaction: 500,
  /** Several servers: the log is looked at for what others wrote, whatever Redis says or while it is away; updates of one look at one document. */
  lookAgain: 5_000,
  lookAgainWithoutBus: 1_000,
  updatesPerLook: 500,
  /** A server says that it lives so often; one that was silent for so many times is gone, and so are its people. */
  sayAlive: 2_000,
  timesSilent: 4,
  /** The line to Redis is tried so often, and given up when so many tries remain unanswered. */
  busEcho: 2_000,
  busEchoes: 3,
  /** When nobody has written for so long, the text is kept as a version. */
  quietBeforeVersion: 3 * 60_000,
  /** People who never stop get one so often all the same. */
  longestWithoutVersion: 30 * 60_000,
  /** Statements that store edits, each of whatever documents have some and are not in another one. */
  commitsAtOnce: 4,
  retryStoring: [50, 200, 1000, 3000],
  /** Writers are told that storing takes long. */
  slowStoring: 3_000,
} as const;
