// Sets the citations and the list of references with citeproc-js, as plain data: the second opinion of a test.
// Reads {modules, style, language, items, clusters} as JSON, writes {citations, entries}, both as HTML.
"use strict";
const fs = require("fs");
const path = require("path");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const CSL = require(path.join(given.modules, "citeproc"));
const locales = require(path.join(given.modules, "@citation-js", "plugin-csl", "lib", "locales.json"));
const items = Object.fromEntries(given.items.map((item) => [item.id, item]));
const system = {
  retrieveItem: (id) => items[id],
  retrieveLocale: (tag) => locales[tag] || "",
};
const engine = new CSL.Engine(system, given.style, given.language, true);
engine.opt.development_extensions.wrap_url_and_doi = false;
const citations = [];
const before = [];
given.clusters.forEach((cluster, number) => {
  const asked = { citationID: `c${number}`, citationItems: cluster, properties: { noteIndex: 0 } };
  const [, changed] = engine.processCitationCluster(asked, [...before], []);
  for (const [index, text] of changed) citations[index] = text;
  before.push([asked.citationID, 0]);
});
const [meta, entries] = engine.makeBibliography();
const empty = new Set(meta.bibliography_errors.map((error) => error.itemID));
const printed = meta.entry_ids.map((ids) => ids[0]).filter((id) => !empty.has(id));
process.stdout.write(JSON.stringify({ citations, entries: printed.map((id, number) => [id, entries[number]]) }));
