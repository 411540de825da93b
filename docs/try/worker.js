// Reads texts by the library, apart from the page, so that a long log does not freeze it. The page makes this worker of
// a blob, which gives it the page's policy: it can ask the site alone. Once it has loaded, it makes no request.
const here = new URL(".", import.meta.url);
const asks = self.fetch.bind(self);
let whole = 0; // bytes
let done = 0;
let loading = true;

function came(bytes) {
  done += bytes;
  self.postMessage({ done: Math.min(done, whole), whole });
}

// What does not come ends the loading: Pyodide would wait for it.
async function asked(address, ...request) {
  const name = address.pathname.split("/").pop();
  const answer = await asks(...request).catch((error) => ({ statusText: error.message }));
  if (answer.ok) return answer;
  const why = `${name}: ${answer.status ?? ""} ${answer.statusText}`;
  self.postMessage({ failed: why });
  throw new TypeError(why);
}

// Pyodide asks by this. What comes is counted.
self.fetch = async (what, how) => {
  const address = new URL(what.url ?? what, here);
  if (!loading || !address.href.startsWith(here.href)) throw new TypeError(`${address} is not asked`);
  const answer = await asked(address, what, how);
  const counted = new TransformStream({
    transform(chunk, out) {
      came(chunk.byteLength);
      out.enqueue(chunk);
    },
  });
  return new Response(answer.body.pipeThrough(counted), { headers: answer.headers, status: answer.status });
};

async function own(name) {
  const address = new URL(name, here);
  return (await asked(address, address)).text();
}

async function load() {
  const named = JSON.parse(await own("engine.json"));
  const sizes = Object.values(named.bytes);
  whole = sizes.reduce((sum, size) => sum + size, 0);
  const engine = new URL(`${named.folder}/`, here).href;
  const source = own("report.py");
  const { loadPyodide } = await import(`${engine}pyodide.mjs`);
  came(named.bytes["pyodide.mjs"]);
  self.python = await loadPyodide({ indexURL: engine, packages: named.packages });
  self.python.runPython(await source);
  loading = false;
  return self.python.globals.get("reports");
}

const loaded = load();
loaded.then(
  () => self.postMessage({ ready: true }),
  (error) => self.postMessage({ failed: String(error.message ?? error) }),
);

self.onmessage = async ({ data: { number, text, language, columns } }) => {
  const reports = await loaded;
  const began = performance.now();
  let report = null;
  try {
    report = JSON.parse(reports(text, language, columns));
  } catch {
    // What was raised can hold words of the text: it goes no further.
  }
  self.postMessage({ number, report, took: performance.now() - began });
};
