// Keeps what the page "try" is made of, so that it opens without a network. It answers for that page alone. The engine
// is in a folder that is named by what it holds, so it is never asked for twice; all else is asked for anew.
"use strict";
const KEPT = "ecr-denied-try";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answer(request, event));
  }
});

async function answer(request, event) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept && request.url.includes("/try/engine-")) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) event.waitUntil(cache.put(request, fresh.clone()));
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
