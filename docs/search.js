// What is pasted into the search, or typed, is a line of a log: signs that the search takes for its own, names and ids
// are taken out of it, and the words that are left are looked for.
"use strict";

const NOISE = [
  /\b(?:https?|oci|docker):\/\/\S*/g, // addresses
  /\barn:\S*/g,
  /\bsha256:\S*/g,
  /\S*\d{6}\S*/g, // accounts, hosts, times, digests
  /\S*\.dkr\S*/g,
  /\S*\/\S*/g, // paths and repositories
  /[^\p{L}\p{N}_\s.]+/gu, // signs
  // Words of nearly every failure.
  /\b(?:an?|the|is|to|of|on|in|at|by|for|from|with|and|or|when|has|been|error|errors|failed|failure|occurred|calling|operation|response|daemon|code|status|request|message|exit|process|completed)\b/gi,
];
const MOST = 16; // words: those of one sentence

// Japanese has no blanks: katakana and kanji are words, and hiragana joins them (docs/templates/index.py).
const JAPANESE = /[\u4e00-\u9fff々]+|[\u30a0-\u30ff]+|[\u3040-\u309f]+/gu;

function words(line) {
  const apart = line.replace(JAPANESE, (run) => (/[\u3040-\u309f]/.test(run) ? " " : ` ${run} `));
  const plain = NOISE.reduce((rest, noise) => rest.replace(noise, " "), apart);
  return plain.split(/\s+/).filter((word) => word.length > 1).slice(-MOST).join(" ");
}

document.addEventListener(
  "input",
  (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.dataset.mdComponent !== "search-query") return;
    if (/[^\p{L}\p{N}_\s.]|[\u3040-\u30ff\u4e00-\u9fff]/u.test(field.value)) field.value = words(field.value) + (/\s$/.test(field.value) ? " " : "");
  },
  true,
);

// What is found in the other language is left out: the index has the pages of both.
new MutationObserver(() => {
  const japanese = document.documentElement.lang === "ja";
  for (const found of document.querySelectorAll("[data-md-component=search-result] li.md-search-result__item > a")) {
    found.parentElement.hidden = new URL(found.href).pathname.includes("/ja/") !== japanese;
  }
}).observe(document.body, { childList: true, subtree: true });
