// Finding words in the help, as desktop/help/search.py does it; without a server or a network.
"use strict";

var MOST = 60;
var INVISIBLE = /[\u00ad\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
var SIGNS = /[\u0000-"&-\-\/:-@\[-`{-\u00bf\u00d7\u00f7\u17d4-\u17d6\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+/g;
var SYLLABLE = /([\u1780-\u17b3])((?:[\u17b6-\u17d1\u17dd]|\u17d2[\u1780-\u17b3])+)/g;
var WORD = /[\u1780-\u17d3\u17dd]+|[0-9A-Za-z_\u00c0-\u024f]+|[\s\S]/g;

// Khmer marks in one order, so that spellings that look the same are the same.
function syllable(all, base, marks) {
  var below = [], above = {};
  (marks.match(/\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd]/g) || []).forEach(function (mark) {
    if (mark[0] === "\u17d2") below.push(mark === "\u17d2\u178a" ? "\u17d2\u178f" : mark);
    else above[mark] = true;
  });
  below.sort(function (a, b) { return (a[1] === "\u179a") - (b[1] === "\u179a"); });
  var rest = Object.keys(above).sort().join("");
  rest = rest.replace("\u17b6\u17c1", "\u17c4").replace("\u17b8\u17c1", "\u17be");
  return base + below.join("") + rest;
}

function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "")
    .replace(/[\u17e0-\u17e9]/g, function (digit) { return digit.charCodeAt(0) - 0x17e0; })
    .replace(SYLLABLE, syllable).replace(SIGNS, " ")
    .replace(/(^|\D)\.|\.(?!\d)/g, "$1 ").replace(/\s+/g, " ").trim();
}

function prepare(records) {
  records.forEach(function (record) {
    record.ft = fold(record.t);
    record.fh = fold(record.h);
    record.fx = fold(record.x);
  });
  return records;
}

function points(record, word) {
  var sum = 0, count = record.fx.split(word).length - 1;
  if (record.ft.indexOf(word) >= 0) {
    sum += (" " + record.ft).indexOf(" " + word) >= 0 ? 60 : 40;
    if (record.p.indexOf("#") >= 0 && !count) sum = Math.floor(sum / 4);
  }
  if (record.fh.indexOf(word) >= 0) sum += record.fh.indexOf(word) === 0 ? 40 : 30;
  return count ? sum + 5 + Math.min(count, 5) : sum;
}

function score(record, words) {
  var sum = 0;
  for (var i = 0; i < words.length; i++) {
    var more = points(record, words[i]);
    if (!more) return 0;
    sum += more;
  }
  if (record.p.indexOf("#") < 0) sum += words.join(" ") === record.ft ? 102 : 2;
  return sum * record.w;
}

// What a query of which nothing stands as it is has in common with a text.
function share(record, whole) {
  var size = /[\u4e00-\u9fff]/.test(whole) ? 2 : 3, found = 0, all = {};
  var text = record.ft + " " + record.fh + " " + record.fx;
  for (var at = 0; at + size <= whole.length; at++) all[whole.substr(at, size)] = true;
  var pieces = Object.keys(all);
  pieces.forEach(function (piece) { if (text.indexOf(piece) >= 0) found++; });
  return pieces.length && found / pieces.length >= 0.6 ? found / pieces.length : 0;
}

function ranked(records, measure) {
  var scored = [], counts = {};
  records.forEach(function (record, at) {
    var value = measure(record);
    if (value) scored.push([value, at]);
  });
  scored.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
  return scored.map(function (pair) { return records[pair[1]]; }).filter(function (record) {
    var page = record.p.split("#")[0];
    counts[page] = (counts[page] || 0) + 1;
    return counts[page] <= 2;
  }).slice(0, MOST);
}

function find(records, query) {
  var words = fold(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  var found = ranked(records, function (record) { return score(record, words); });
  if (found.length) return found;
  return ranked(records, function (record) { return share(record, words.join("")); });
}

// A piece of the text around the first hit: pairs of text and whether it is a hit.
function snippet(text, query) {
  var words = fold(query).split(" ").filter(Boolean), pieces = text.match(WORD) || [];
  var folded = "", begins = [], starts = [], at = 0;
  pieces.forEach(function (piece) {
    begins.push(folded.length);
    starts.push(at);
    folded += fold(piece) || (INVISIBLE.test(piece) ? "" : " ");
    INVISIBLE.lastIndex = 0;
    at += piece.length;
  });
  var hits = pieces.map(function () { return false; }), first = -1;
  words.forEach(function (word) {
    for (var p = folded.indexOf(word); p >= 0; p = folded.indexOf(word, p + word.length)) {
      pieces.forEach(function (piece, i) {
        var end = i + 1 < begins.length ? begins[i + 1] : folded.length;
        if (begins[i] < p + word.length && end > p) {
          hits[i] = true;
          if (first < 0 || starts[i] < first) first = starts[i];
        }
      });
    }
  });
  var from = Math.max(0, first - 48), parts = from ? [["…", false]] : [];
  pieces.forEach(function (piece, i) {
    if (starts[i] < from || starts[i] >= from + 150) return;
    var last = parts[parts.length - 1];
    if (last && last[1] === hits[i]) last[0] += piece;
    else parts.push([piece, hits[i]]);
  });
  if (from + 150 < text.length) parts.push(["…", false]);
  return parts;
}

// ── on the page ────────────────────────────────────────────────────────────────────────────────

function element(tag, text) {
  var made = document.createElement(tag);
  if (text) made.textContent = text;
  return made;
}

function line(record, query) {
  var item = element("li"), place = record.p.split("#");
  var link = element("a", record.h === record.t ? record.t : record.t + " › " + record.h);
  link.href = place[0] + ".html" + (place[1] ? "#" + place[1] : "");
  item.appendChild(link);
  var said = element("div");
  snippet(record.x, query).forEach(function (part) {
    said.appendChild(part[1] ? element("mark", part[0]) : document.createTextNode(part[0]));
  });
  item.appendChild(said);
  return item;
}

function listen() {
  var form = document.getElementById("search"), input = form.querySelector("input");
  var found = document.getElementById("found");
  var page = document.getElementById("page"), nothing = document.getElementById("nothing");
  form.hidden = false;
  function show() {
    var query = input.value, records = window.pheakteanHelp;
    page.hidden = Boolean(query.trim());
    found.textContent = "";
    nothing.hidden = true;
    if (!query.trim() || !records) return;
    var results = find(records, query);
    results.forEach(function (record) { found.appendChild(line(record, query)); });
    nothing.hidden = results.length > 0;
    window.scrollTo(0, 0);
  }
  function load() {
    if (document.getElementById("index")) return;
    var script = element("script");
    script.id = "index";
    script.src = "search-index.js";
    script.onload = function () { prepare(window.pheakteanHelp); show(); };
    document.head.appendChild(script);
  }
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    load();
  }
  input.addEventListener("focus", load);
  input.addEventListener("input", function () { load(); show(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = found.querySelector("a");
    if (first) first.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && input.value) {
      input.value = "";
      show();
    }
  });
}

if (typeof document !== "undefined") {
  document.addEventListener("DOMContentLoaded", listen);
}
