import type { Language } from '#lib/i18n/language.ts';

declare global {
  namespace App {
    interface Locals {
      /** Language of this request: `?lang`, else the cookie, else Accept-Language, else Swedish. */
      language: Language;
    }
    interface Error {
      message: string;
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Attached by scripts/start: answers /api in the same process, without a socket. */
    apiFetch?: (request: Request) => Promise<Response>;
  }
}

export {};
