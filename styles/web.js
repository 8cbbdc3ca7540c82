/* What the web edition does beyond reading: it searches in the page, and remembers how the reader wants to see it.
   Everything else works without it. The page's policy admits this very text and no other script. */
(() => {
  "use strict";
  const root = document.documentElement;
  const store = {
    get: (key) => { try { return localStorage.getItem(`guidepress-${key}`); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(`guidepress-${key}`, value); } catch { /* private window */ } },
  };
  const apply = (key, value) => {
    if (value && value !== "system") root.dataset[key] = value; else delete root.dataset[key];
  };
  for (const key of ["theme", "contrast"]) apply(key, store.get(key));

  /* Letters alike whatever their case and their marks: "Überdosis" is found by "uberdosis". */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase();
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];

  /* The text without raised figures, which are notes and sources. */
  const said = (block) => {
    if (!block.querySelector("sup")) return block.textContent;
    const copy = block.cloneNode(true);
    for (const raised of copy.querySelectorAll("sup")) raised.remove();
    return copy.textContent;
  };

  /* What can be found: each block of text with the heading that it stands under. */
  const gather = () => {
    const places = [];
    let part = "", heading = "", id = "";
    for (const section of document.querySelectorAll("section.part")) {
      for (const block of section.querySelectorAll("h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,figcaption,pre")) {
        if (block.closest("[hidden], .search")) continue;
        const isHeading = /^H[1-6]$/.test(block.tagName);
        const text = block.querySelector("p, li, dd, td") && !isHeading
          ? [...block.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ")
          : said(block);
        const shown = text.replace(/\s+/g, " ").trim();
        if (!shown) continue;
        if (isHeading) {
          if (section.firstElementChild === block || !part) part = shown;
          heading = shown;
          id = block.id || section.id;
        }
        const found = block.closest("[id]");
        const target = isHeading ? id : found && found !== section ? found.id : id || section.id;
        places.push({ part: section.dataset.name || part, heading, target, shown, words: words(shown), isHeading });
      }
    }
    return places;
  };

  const find = (places, asked) => {
    const sought = words(asked);
    if (!sought.length) return [];
    return places
      .map((place, order) => {
        let score = 0;
        for (const word of sought) {
          const whole = place.words.filter((one) => one === word).length;
          const begun = place.words.filter((one) => one.startsWith(word)).length;
          if (!begun) return { score: 0 };
          score += 2 * whole + begun;
        }
        return { place, order, score: score * (place.isHeading ? 6 : 1) / Math.log2(6 + place.words.length) };
      })
      .filter((one) => one.score > 0)
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, 30)
      .map((one) => one.place);
  };

  /* The words around the first that was sought, those that were sought marked. */
  const extract = (shown, asked) => {
    const sought = words(asked), line = document.createElement("p");
    const pieces = shown.split(/([\p{L}\p{N}\p{M}]+)/u);
    const hit = (piece) => words(piece).some((word) => sought.some((one) => word.startsWith(one)));
    const first = Math.max(0, pieces.findIndex(hit) - 16);
    if (first) line.append("… ");
    for (const piece of pieces.slice(first, first + 60)) {
      if (hit(piece)) line.append(Object.assign(document.createElement("mark"), { textContent: piece }));
      else line.append(piece);
    }
    if (pieces.length > first + 60) line.append(" …");
    return line;
  };

  const search = (form) => {
    const input = form.querySelector("input"), list = form.querySelector("ol"), told = form.querySelector("output");
    let places = null, wait = 0;
    const show = () => {
      places = places || gather();
      const asked = input.value, found = find(places, asked);
      list.replaceChildren(...found.map((place) => {
        const item = document.createElement("li"), link = document.createElement("a");
        link.href = `#${encodeURIComponent(place.target)}`;
        link.textContent = place.heading;
        item.append(link);
        if (!place.isHeading) item.append(extract(place.shown, asked));
        return item;
      }));
      told.textContent = !words(asked).length ? "" : found.length
        ? form.dataset.found.replace("{n}", String(found.length)) : form.dataset.none;
    };
    input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, 120); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { input.value = ""; show(); }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      show();
      const first = list.querySelector("a");
      if (first) first.focus();
    });
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")) form.closest("details").open = false;
    });
  };

  const switches = (form) => {
    for (const field of form.elements) {
      if (!field.name) continue;
      const key = field.name, kept = store.get(key) || "system";
      if (field.type === "radio") field.checked = field.value === kept;
      else field.checked = kept === field.value;
      field.addEventListener("change", () => {
        const value = field.type === "radio" ? field.value : field.checked ? field.value : "system";
        store.set(key, value);
        apply(key, value);
      });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const tool of document.querySelectorAll("details.tool")) {
      tool.hidden = false;
      tool.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.target.value) return;
        tool.open = false;
        tool.querySelector("summary").focus();
      });
      tool.addEventListener("toggle", () => {
        if (!tool.open) return;
        for (const other of document.querySelectorAll("details.tool[open]")) if (other !== tool) other.open = false;
        const input = tool.querySelector("input[type=search]");
        if (input) input.focus();
      });
    }
    document.querySelectorAll("form.search").forEach(search);
    document.querySelectorAll("form.switches").forEach(switches);

    /* The place in the contents where the reader is. */
    const links = new Map([...document.querySelectorAll("nav.contents a")].map((link) => [link.hash.slice(1), link]));
    if (!("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        const link = links.get(target.id);
        if (!link || !isIntersecting) continue;
        for (const other of links.values()) other.removeAttribute("aria-current");
        link.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-15% 0px -75% 0px" });
    for (const part of document.querySelectorAll("section.part[id]")) watch.observe(part);
  });
})();
