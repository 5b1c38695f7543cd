import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { chooseLanguage, LANGUAGE_COOKIE, languageOf } from '#lib/i18n/language.ts';

const YEAR_S = 365 * 24 * 3600;

/** Settles the language of the request and writes it on the page's root element. */
export const handle: Handle = async ({ event, resolve }) => {
  const asked = event.url.searchParams.get('lang');
  event.locals.language = chooseLanguage(
    asked,
    event.cookies.get(LANGUAGE_COOKIE),
    event.request.headers.get('accept-language'),
  );
  if (languageOf(asked)) {
    event.cookies.set(LANGUAGE_COOKIE, event.locals.language, {
      path: '/',
      maxAge: YEAR_S,
      sameSite: 'lax',
      secure: event.url.protocol === 'https:' && !isLoopback(event.url.hostname),
    });
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lyktan.lang%', event.locals.language),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
};

/**
 * Calls to the API made while a page is rendered. In the one-process default scripts/start attaches
 * `apiFetch` to the Node request; elsewhere (the Vite server) they go over the network.
 */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const cookie = event.request.headers.get('cookie');
  if (cookie) request.headers.set('cookie', cookie);
  const apiFetch = event.platform?.req?.apiFetch;
  return apiFetch ? apiFetch(request) : globalThis.fetch(request);
};

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
