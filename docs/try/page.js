// The page "try": what is pasted goes to a worker of this page, and the report comes back. No word of it goes anywhere
// else: into no address, no storage and no request. Words of a log are put into the page as text, never as markup.
const MOST = 5_000_000; // bytes
const PAUSE = 300; // ms without a key before a text is read
const here = new URL(".", import.meta.url);
const form = document.querySelector("form.try");
const [box, language, clear, bar, status, report] = ["text", "language", "clear", "bar", "status", "report"].map(
  (name) => form.querySelector(`[data-is=${name}]`),
);
const examples = new Map([...form.querySelectorAll("[data-example]")].map((one) => [one.hash, one.dataset.example]));
const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const seconds = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 2 });
let worker = null;
let ready = false;
let asked = 0; // the number of the last text
let reading = false;
let waiting = false;
let pause;

const said = (name, words = {}) => form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => words[key]);

function say(name, words, state = name) {
  const sentence = said(name, { size: form.dataset.size, ...words });
  if (status.textContent !== sentence) status.textContent = sentence;
  form.dataset.state = state;
  bar.hidden = state !== "loading";
  report.setAttribute("aria-busy", String(state === "loading" || state === "reading"));
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The engine, once it is wanted.
async function start() {
  if (worker) return;
  worker = true; // asked for
  say("loading", { done: 0, whole: form.dataset.size });
  await keeping();
  const code = new Blob([`import ${JSON.stringify(new URL("worker.js", here).href)};`], { type: "text/javascript" });
  const address = URL.createObjectURL(code);
  worker = new Worker(address, { type: "module" });
  worker.onmessage = ({ data, target }) => target === worker && heard(data);
  worker.onerror = (event) => heard({ failed: event.message || "worker.js" });
}

function heard({ done, whole, ready: loaded, failed, number: which, report: found, took }) {
  if (failed) {
    worker?.terminate();
    worker = null;
    say("failed", { why: failed });
  } else if (loaded) {
    ready = true;
    say("ready");
    keepPage();
    if (box.value) read();
  } else if (which) {
    reading = false;
    if (which === asked) show(found, took);
    else if (waiting) read();
  } else if (!ready) {
    bar.max = whole;
    bar.value = done;
    // In quarters: each is spoken.
    const part = Math.floor((4 * done) / whole) / 4;
    say("loading", { done: number.format((part * whole) / 1e6), whole: number.format(whole / 1e6) });
  }
}

// Without it the page works all the same, but not offline.
async function keeping() {
  const keeper = navigator.serviceWorker;
  if (!keeper || keeper.controller) return;
  const controlled = new Promise((done) => keeper.addEventListener("controllerchange", done, { once: true }));
  const late = new Promise((done) => setTimeout(done, 2000));
  await keeper.register(new URL("../offline.js", here), { scope: "./" }).then(
    () => Promise.race([controlled, late]),
    () => null,
  );
}

// What was loaded before anything was kept is asked for once more, and engines of before are dropped.
async function keepPage() {
  if (!navigator.serviceWorker?.controller) return;
  const engine = (await (await fetch(new URL("engine.json", here))).json()).folder;
  const cache = await caches.open("ecr-denied-try");
  for (const one of await cache.keys()) {
    if (one.url.includes("/try/engine-") && !one.url.includes(`/${engine}/`)) await cache.delete(one);
  }
  const parts = performance.getEntriesByType("resource").map((one) => one.name.split("#")[0]);
  for (const part of new Set([location.pathname, ...parts])) {
    const address = new URL(part, location);
    if (address.origin === location.origin && !(await cache.match(address))) await fetch(address);
  }
}

function read() {
  clearTimeout(pause);
  asked += 1;
  const text = box.value;
  const size = new Blob([text]).size;
  waiting = false;
  if (!text.trim()) {
    report.replaceChildren();
    say(ready ? "ready" : "idle");
  } else if (size > MOST) {
    report.replaceChildren();
    say("large", { size: number.format(size / 1e6) });
  } else if (!ready) {
    start();
  } else if (reading) {
    waiting = true;
  } else {
    reading = true;
    say("reading");
    worker.postMessage({ number: asked, text, language: language.value, columns: columns() });
  }
}

// How many letters fit beside each other.
function columns() {
  const probe = element("code", { className: "try-probe", textContent: "0".repeat(100) });
  form.append(probe);
  const wide = probe.getBoundingClientRect().width / 100;
  probe.remove();
  return Math.max(40, Math.min(100, Math.floor((report.clientWidth - 32) / wide)));
}

function show(found, took) {
  report.lang = language.value;
  report.replaceChildren();
  if (!found) return say("broken");
  const { failures, left, notes } = found;
  report.append(...failures.map(article), ...notes.map((words) => element("p", { textContent: words })));
  if (left) report.append(element("p", { textContent: said("left", { count: number.format(left) }) }));
  const words = { count: number.format(failures.length + left), time: seconds.format(Math.max(took, 1) / 1000) };
  return say(failures.length > 1 ? "many" : failures.length ? "one" : "none", words, "read");
}

function article({ name, short, whole }) {
  const all = element("details", {}, element("summary", { textContent: said("all") }));
  // Made when it is opened: some have a hundred lines.
  all.addEventListener("toggle", () => all.childElementCount === 1 && all.append(lines(whole)), { once: true });
  const made = element("section", {}, lines(short), all);
  made.setAttribute("aria-label", name);
  return made;
}

function lines(pieces) {
  const made = element("div", { className: "try-lines" });
  for (const [at, line] of pieces.entries()) {
    made.append(element("div", {}, ...line.map((one) => piece(one, copied(pieces, at)))));
  }
  return made;
}

// What is copied of a line. A policy over many lines is copied as a whole, from its first line.
const command = (line) => line?.find(([kind]) => kind === "command")?.[1];

function copied(pieces, at) {
  const words = command(pieces[at]);
  if (words !== "{") return /^\s|^}$/.test(words) ? null : words;
  const end = pieces.findIndex((line, place) => place > at && command(line) === "}");
  return pieces.slice(at, end + 1).map(command).join("\n");
}

function piece([kind, words], whole) {
  if (kind !== "command") return kind ? element("span", { className: `try-${kind}`, textContent: words }) : words;
  const code = element("code", { textContent: words });
  if (whole === null) return element("span", { className: "try-command" }, code);
  const copy = element("button", { type: "button", className: "try-copy", textContent: said("copy") });
  copy.setAttribute("aria-label", `${said("copy")}: ${whole}`);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(whole);
    copy.textContent = said("copied");
    status.textContent = said("copied");
    setTimeout(() => (copy.textContent = said("copy")), 2000);
  });
  return element("span", { className: "try-command" }, code, copy);
}

async function open() {
  const name = examples.get(location.hash);
  if (!name) return;
  start();
  box.value = await (await fetch(new URL(`${name}.txt`, here))).text();
  read();
}

box.addEventListener("focus", start);
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(read, PAUSE);
  // What the address says is no longer what the box holds.
  if (location.hash) history.replaceState(null, "", location.pathname);
});
clear.addEventListener("click", () => {
  box.value = "";
  read();
  box.focus();
});
language.addEventListener("change", read);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  if (!event.target.dataset.example || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault(); // the page would jump to the link
  history.replaceState(null, "", event.target.hash);
  open();
});
addEventListener("hashchange", open);
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width || !ready || !box.value) return;
  width = innerWidth;
  clearTimeout(pause);
  pause = setTimeout(read, PAUSE);
});
form.hidden = false;
say("idle");
open();
