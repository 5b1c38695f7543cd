import type { ImportAnswer } from './importApi.ts';

/** Why a request came to nothing. `detail` is the server's word, in the language asked for. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  readonly status: number | null;
  readonly detail: string | null;
  /** @param status null where the server did not answer */
  constructor(status: number | null, detail: string | null = null) {
    super(detail ?? `status ${String(status)}`);
    this.status = status;
    this.detail = detail;
  }
}

/**
 * Sends a file as the body of a POST; `fetch` tells nothing of how much has left, so this is an XMLHttpRequest.
 * @throws RequestFailed; AbortError where `signal` ends it
 */
export function sendFile(
  address: URL,
  file: File,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<ImportAnswer> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      if (request.status === 202) done((JSON.parse(request.responseText) as { import: ImportAnswer }).import);
      else fail(new RequestFailed(request.status, detailIn(request.responseText)));
    };
    request.onerror = () => fail(new RequestFailed(null));
    request.onabort = () => fail(new DOMException('The sending was stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
}

/** The words of a problem document, null where the answer is none. */
export function detailIn(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}
