// Comforts only: every page is complete without this file.
(function () {
  "use strict";

  var root = document.documentElement;
  // Where the search lies, which other scripts of this page would hide later on.
  var ways = document.currentScript.dataset;

  // Storage may be refused (private windows, WeChat): a choice then lasts for the page.
  function stored(key) {
    try { return localStorage.getItem("sunboard-" + key); } catch (refused) { return null; }
  }
  function store(key, value) {
    try { localStorage.setItem("sunboard-" + key, value); } catch (refused) { /* lasts for the page */ }
  }

  function currentScheme() {
    return root.dataset.mdColorScheme ||
      (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  }

  var scheme = stored("scheme");
  if (scheme === "default" || scheme === "slate") root.dataset.mdColorScheme = scheme;

  // The button's word names the scheme that a press brings.
  function setUpSchemeButton(button) {
    function label() {
      button.textContent = currentScheme() === "slate" ? button.dataset.sbSlate : button.dataset.sbDefault;
    }
    button.addEventListener("click", function () {
      root.dataset.mdColorScheme = currentScheme() === "slate" ? "default" : "slate";
      store("scheme", root.dataset.mdColorScheme);
      label();
    });
    label();
    button.hidden = false;
  }

  // Large letters: one column, and room for a thumb.
  if (stored("letters") === "large") root.dataset.sbLetters = "large";
  function setUpLetters(button) {
    function label() { button.setAttribute("aria-pressed", String(root.dataset.sbLetters === "large")); }
    button.addEventListener("click", function () {
      root.dataset.sbLetters = root.dataset.sbLetters === "large" ? "" : "large";
      store("letters", root.dataset.sbLetters);
      label();
    });
    label();
    button.hidden = false;
  }

  // The way to the sections, which its anchor shows as well, shows them and hides them again.
  function setUpMenu(way) {
    var sections = document.getElementById("sections");
    way.setAttribute("role", "button");
    way.setAttribute("aria-controls", "sections");
    way.setAttribute("aria-expanded", "false");
    function turn(event) {
      if (event.type === "keydown" && event.key !== " ") return;
      event.preventDefault();
      way.setAttribute("aria-expanded", String(sections.classList.toggle("sb-nav--shown")));
    }
    way.addEventListener("click", turn);
    way.addEventListener("keydown", turn);
  }

  // --- Folds ---

  // Whoever follows an address to something folded finds it open, in browsers that don't do so themselves.
  function unfold() {
    var target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (malformed) { return; }
    var fold = target && target.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }
  // A wide screen has room for what a telephone folds, but not for all of a list, nor for long tables further below.
  var wide = "(min-width: 60em)", mostOpened = 30;
  function openOnWide() {
    if (!matchMedia(wide).matches) return;
    document.querySelectorAll(".sb-folds").forEach(function (list) {
      var opened = 0;
      list.querySelectorAll(":scope > details").forEach(function (fold, place) {
        opened += fold.querySelectorAll("tbody tr").length;
        if (!place || opened <= mostOpened) fold.open = true;
      });
    });
    document.querySelectorAll(".sb-rest").forEach(function (fold) {
      var count = fold.querySelector(".sb-fold__count").textContent.replace(/\D/g, "");
      // By a table that is whole places are compared.
      if (Number(count) <= mostOpened || fold.querySelector(".sb-grid")) fold.open = true;
    });
    document.querySelectorAll(".sb-section--folded > details").forEach(function (fold, place) {
      var rows = Array.prototype.filter.call(fold.querySelectorAll("tbody tr"), function (row) {
        return row.closest("details:not([open])") === fold;
      });
      if (!place || rows.length <= mostOpened) fold.open = true;
    });
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }
  // On paper everything stands open.
  function setUpPaper() {
    var opened = [];
    addEventListener("beforeprint", function () {
      opened = Array.prototype.slice.call(document.querySelectorAll("main details:not([open])"));
      opened.forEach(function (fold) { fold.open = true; });
    });
    addEventListener("afterprint", function () { opened.forEach(function (fold) { fold.open = false; }); });
  }

  // --- The last places looked at ---

  // <p data-sb-seen="words" hidden>: the places and units last looked at on this device, and nowhere else.
  var mostSeen = 3;
  function seen() {
    try { return JSON.parse(stored("seen")) || []; } catch (damaged) { return []; }
  }
  function setUpSeen(line) {
    var base = new URL(ways.sbSearchPage + "../", location.href).href;
    var links = seen().filter(function (each) { return Array.isArray(each) && /^[ceu]\/[^/:]+\/$/.test(each[1]); });
    links.forEach(function (each, place) {
      var link = document.createElement("a");
      link.href = base + each[1];
      link.textContent = each[0];
      line.append(place ? " · " : line.dataset.sbSeen, link);
    });
    line.hidden = !links.length;
  }
  function remember() {
    var base = new URL(ways.sbSearchPage + "../", location.href).href, path = location.href.split(/[?#]/)[0].slice(base.length);
    var title = document.querySelector("h1");
    if (!title || !/^[ceu]\/[^/:]+\/$/.test(path)) return;
    var others = seen().filter(function (each) { return each[1] !== path; });
    store("seen", JSON.stringify([[title.textContent, path]].concat(others).slice(0, mostSeen)));
  }

  // What few pages need is loaded by these alone.
  function add(address) {
    var script = document.createElement("script");
    script.src = address;
    document.head.append(script);
  }

  // --- The search ---

  // <form data-sb-search hidden> and, where scripts are off, words [data-sb-unscripted]: nothing is loaded before
  // somebody touches the field, or comes with words in the address.
  function setUpSearch(form) {
    var input = form.elements.q, isLoaded = false;
    function load() {
      if (isLoaded) return;
      isLoaded = true;
      add(ways.sbSearchScript);
    }
    input.value = input.value || new URLSearchParams(location.hash.slice(1)).get("q") || "";
    form.hidden = false;
    document.querySelectorAll("[data-sb-unscripted]").forEach(function (words) { words.hidden = true; });
    ["focus", "pointerdown", "input"].forEach(function (touch) { input.addEventListener(touch, load); });
    form.addEventListener("submit", function (event) { if (input.value.trim()) event.preventDefault(); load(); });
    if (input.value.trim()) load();
  }

  // What asof.css tells: the as-of day, its words, and of every day from a first one on whether it is worked
  // ("0110…").
  var day = 864e5;
  function readAsOf() {
    var style = getComputedStyle(root);
    function told(name) { return style.getPropertyValue("--sb-" + name).trim().replace(/^["']|["']$/g, ""); }
    var time = Date.parse(told("as-of"));
    if (!time) return null;
    return {
      time: time,
      words: told("said"),
      first: Date.parse(told("first")),
      worked: told("worked")
    };
  }

  // What is said of one, and of several, stands in one attribute: "{d} day|{d} days".
  function inForm(said, number) {
    var forms = said.split("|");
    return forms[number > 1 ? forms.length - 1 : 0];
  }

  // <span data-sb-day="2026-04-15" data-sb-said="{d} day|{d} days">words</span>: the days between that one and the as-of
  // day are put after the words, whichever is earlier; {w} stands for working days.
  function setUpCount(place, asOf) {
    var from = Date.parse(place.dataset.sbDay), said = place.dataset.sbSaid;
    var days = Math.abs(asOf.time - from) / day, worked = days;
    if (!days) return;
    if (said.indexOf("{w}") >= 0) {
      var start = (Math.min(from, asOf.time) - asOf.first) / day;
      if (!(start >= 0 && start + days < asOf.worked.length)) return;
      worked = asOf.worked.slice(start + 1, start + days + 1).split("1").length - 1;
    }
    said = inForm(said, worked).replace("{w}", worked || "%%SAY:不到1%%").replace("{d}", days);
    var added = document.createElement("span"), words = "%%SAY:（{counted}）%%".replace("{counted}", said);
    added.className = "sb-counted";
    added.textContent = words.trim();
    // A space before it would be lost within, as it stays together.
    place.append(words.slice(0, words.indexOf(added.textContent)), added);
  }

  // <div data-sb-zone="Asia/Shanghai" data-sb-stale="words with {n} and {day}">: a site comes out on the day after
  // the as-of one, in the county's zone; the words stand there once it is days late.
  function setUpStaleness(region, asOf) {
    var today;
    try {
      // Sweden writes days as 2026-11-03.
      var format = new Intl.DateTimeFormat("sv-SE", { timeZone: region.dataset.sbZone });
      today = Date.parse(format.format(new Date()));
    } catch (unknownZone) {
      return;
    }
    var late = (today - asOf.time) / day - 1;
    if (!(late >= 2)) return;
    var text = document.createElement("p");
    text.className = "sb-banner__text md-grid";
    text.textContent = region.dataset.sbStale.replace("{n}", late).replace("{day}", asOf.words);
    region.className = "sb-banner sb-banner--stale";
    region.appendChild(text);
  }

  function setUpAsOf(asOf) {
    document.querySelectorAll("[data-sb-asof]").forEach(function (place) { place.textContent = asOf.words; });
    document.querySelectorAll("[data-sb-day]").forEach(function (place) { setUpCount(place, asOf); });
    document.querySelectorAll("[data-sb-stale]").forEach(function (region) { setUpStaleness(region, asOf); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-sb-scheme]").forEach(setUpSchemeButton);
    document.querySelectorAll("button[data-sb-letters]").forEach(setUpLetters);
    document.querySelectorAll("[data-sb-menu]").forEach(setUpMenu);
    document.querySelectorAll("[data-sb-seen]").forEach(setUpSeen);
    remember();
    openOnWide();
    unfold();
    addEventListener("hashchange", unfold);
    setUpPaper();
    if (document.querySelector("[data-sb-finder]")) add(ways.sbFinderScript);
    if (document.querySelector("[data-sb-passing]")) add(ways.sbPassingScript);
    if (document.querySelector("[data-asked]")) add(ways.sbListsScript);
    document.querySelectorAll("[data-sb-search]").forEach(setUpSearch);
    var asOf = readAsOf();
    if (asOf) setUpAsOf(asOf);
  });
})();
