// Why nothing came from the web, in words: the codes of Node, of TLS and of the HTTP library, each as a person would say it.
// It words, it does not decide: whatever is thrown at it becomes a sentence.

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'no host has this name'],
  [/^EAI_AGAIN$/, "the host's name could not be looked up; is there a network?"],
  [/^ECONNREFUSED$/, 'the host refuses the connection'],
  [/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/, 'the host cannot be reached from here'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'the connection broke off'],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'the host does not answer'],
  [/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/, "the host's certificate is not trusted"],
  [/^(ERR_SSL|EPROTO)/, 'the host does not speak TLS as asked'],
  [/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/, 'the host does not answer in HTTP'],
  [/^(Z_|ERR_BROTLI|ERR__ERROR|ZSTD)/, 'the answer is packed, but cannot be unpacked'],
];

/** One clause for an error and its causes. `milliseconds` is the bound on the whole fetch. */
export function failureText(error: unknown, milliseconds: number): string {
  const causes = causesOf(error);
  if (causes.some((cause) => cause.name === 'TimeoutError'))
    return `took longer than ${milliseconds / 1000} s`;
  for (const cause of causes) {
    const code = 'code' in cause ? String(cause.code) : '';
    const reason = reasons.find(([pattern]) => pattern.test(code));
    if (reason !== undefined) return `${reason[1]} (${code})`;
  }
  return `could not be fetched: ${causes.at(-1)?.message ?? String(error)}`;
}

/** The error, its causes, and theirs; of several at once (one for each address that was tried) the first. */
function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  let at: unknown = error;
  while (at instanceof Error && causes.length < 8) {
    causes.push(at);
    at = at instanceof AggregateError && at.errors.length > 0 ? at.errors[0] : at.cause;
  }
  return causes;
}
