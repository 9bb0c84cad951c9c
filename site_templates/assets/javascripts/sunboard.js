// Comforts only: every page is complete without this file.
(function () {
  "use strict";

  var root = document.documentElement;
  var key = "sunboard-scheme";

  // Storage may be refused (private windows, WeChat): the scheme then lasts for the page.
  function stored() {
    try { return localStorage.getItem(key); } catch (refused) { return null; }
  }
  function store(scheme) {
    try { localStorage.setItem(key, scheme); } catch (refused) { /* lasts for the page */ }
  }

  function currentScheme() {
    return root.dataset.mdColorScheme ||
      (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  }

  var scheme = stored();
  if (scheme === "default" || scheme === "slate") root.dataset.mdColorScheme = scheme;

  // The button's word names the scheme that a press brings.
  function setUpSchemeButton(button) {
    function label() {
      button.textContent = currentScheme() === "slate" ? button.dataset.sbSlate : button.dataset.sbDefault;
    }
    button.addEventListener("click", function () {
      root.dataset.mdColorScheme = currentScheme() === "slate" ? "default" : "slate";
      store(root.dataset.mdColorScheme);
      label();
    });
    label();
    button.hidden = false;
  }

  // <div data-filter="label" data-filter-none="words when nothing fits"> holds items [data-filter-text];
  // a parent item stays when it or an item inside it fits.
  function setUpFilter(region) {
    var items = Array.prototype.slice.call(region.querySelectorAll("[data-filter-text]"));
    var label = document.createElement("label");
    var input = document.createElement("input");
    var answer = document.createElement("p");
    label.className = "sb-filter";
    label.textContent = region.dataset.filter;
    input.className = "sb-filter__input";
    input.type = "search";
    input.autocomplete = "off";
    answer.className = "sb-filter__answer";
    answer.setAttribute("role", "status");
    label.appendChild(input);
    region.insertBefore(answer, region.firstChild);
    region.insertBefore(label, region.firstChild);

    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      var shown = 0;
      items.forEach(function (item) {
        var own = item.dataset.filterText.toLowerCase().indexOf(wanted) >= 0;
        var parent = item.parentElement.closest("[data-filter-text]");
        item.sbFits = own || Boolean(parent && parent.sbFits);
        item.hidden = !item.sbFits;
      });
      items.forEach(function (item) {
        if (!item.sbFits) return;
        shown += 1;
        for (var up = item; up && region.contains(up); up = up.parentElement) {
          if (up.hasAttribute("data-filter-text")) up.hidden = false;
        }
      });
      answer.textContent = wanted && !shown ? region.dataset.filterNone : "";
    });
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
    document.querySelectorAll("[data-filter]").forEach(setUpFilter);
    var asOf = readAsOf();
    if (asOf) setUpAsOf(asOf);
  });
})();
