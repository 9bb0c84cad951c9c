// The finder of places and units: puts a field where a page has one. The lists are complete without it.
(function () {
  "use strict";

  var searchPage = document.querySelector("[data-sb-search-page]").dataset.sbSearchPage;

  // What is alike however it is typed: width, case, marks of letters, spaces and punctuation.
  function folded(text) {
    return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  // One character missing, too many, wrong or in its neighbour's place.
  function isNear(typed, name) {
    var start = 0, most = Math.min(typed.length, name.length), end = 0;
    while (start < most && typed[start] === name[start]) start += 1;
    while (end < most - start && typed[typed.length - 1 - end] === name[name.length - 1 - end]) end += 1;
    var one = typed.slice(start, typed.length - end), other = name.slice(start, name.length - end);
    return (one.length < 2 && other.length < 2) ||
      (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]);
  }

  function isWithin(typed, name) {
    var place = 0;
    for (var letter of name) if (letter === typed[place]) place += 1;
    return place === typed.length;
  }

  // How well a word fits a name, 0 best; Infinity for not at all. A slip is looked for in what is long enough.
  function fit(typed, name, isLatin) {
    if (typed === name) return 0;
    if (name.startsWith(typed)) return 1;
    if (name.indexOf(typed) > 0 && (!isLatin || typed.length > 2)) return 2;
    if (!isLatin && typed.length > 1 && typed[0] === name[0] && isWithin(typed, name)) return 3;
    if (!isLatin && typed.length > 2 && isWithin(typed, name)) return 4;
    if (typed.length < (isLatin ? 5 : 3)) return Infinity;
    for (var length = typed.length - 1; length <= typed.length + 1; length += 1) {
      if (isNear(typed, name.slice(0, length))) return length < name.length ? 6 : 5;
    }
    return Infinity;
  }

  function setUpFinder(region, number) {
    var endings = region.dataset.endings.split(" "), entries = [], most = 8;

    // The name of a place with or without the word for what it is.
    function bare(name) {
      var ending = endings.find(function (each) { return name.length > each.length + 1 && name.endsWith(each); });
      return ending ? name.slice(0, -ending.length) : name;
    }

    // Read when somebody begins to type, and not before.
    function read() {
      if (entries.length) return;
      document.querySelectorAll("[data-sb-typed]").forEach(function (link, place) {
        var names = [link.textContent].concat(link.dataset.sbTyped.split(" ")).map(folded).filter(Boolean);
        entries.push({
          link: link, place: place, within: folded(link.dataset.sbWithin),
          names: names.concat(names.map(bare)).map(function (name) {
            return { text: name, isLatin: /^[a-z0-9]+$/.test(name) };
          })
        });
      });
    }

    function fitOf(entry, word) {
      var best = entry.within === word ? 2.5 : word.length > 1 && entry.within.indexOf(word) >= 0 ? 7 : Infinity;
      var whole = bare(word);
      entry.names.forEach(function (name) {
        best = Math.min(best, fit(word, name.text, name.isLatin), fit(whole, name.text, name.isLatin) + .5);
      });
      return best;
    }

    function found(typed) {
      var words = typed.split(/\s+/).map(folded).filter(Boolean);
      read();
      // Words may as well be parts of one name.
      if (words.length > 1) words.whole = words.join("");
      return !words.length ? [] : entries.map(function (entry) {
        var apart = words.reduce(function (sum, word) { return sum + fitOf(entry, word); }, 0);
        return { entry: entry, fit: words.whole ? Math.min(apart, fitOf(entry, words.whole)) : apart };
      }).filter(function (each) { return each.fit < Infinity; }).sort(function (one, other) {
        return one.fit - other.fit || one.entry.names[0].text.length - other.entry.names[0].text.length ||
          one.entry.place - other.entry.place;
      }).slice(0, most).map(function (each) { return each.entry.link; });
    }

    var label = document.createElement("label"), input = document.createElement("input");
    var list = document.createElement("ul"), answer = document.createElement("p");
    var line = document.createElement("div"), button = document.createElement("button");
    label.className = "sb-finder__label";
    label.textContent = region.dataset.sbFinder;
    label.htmlFor = input.id = "sb-finder-" + number;
    line.className = "sb-search__line";
    button.className = "sb-search__go";
    button.type = "button";
    button.textContent = "%%SAY:找%%";
    input.className = "sb-finder__input";
    input.type = "search";
    input.autocomplete = "off";
    input.enterKeyHint = "go";
    list.className = "sb-finder__found";
    answer.className = "sb-finder__answer";
    answer.setAttribute("role", "status");
    line.append(input, " ", button);
    region.prepend(label, line, answer, list);
    region.classList.add("sb-finder--ready");

    function added(href, name, within) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = href;
      link.textContent = name;
      if (within) {
        var small = document.createElement("small");
        small.textContent = within;
        link.append(" ", small);
      }
      item.append(link);
      list.append(item);
    }

    function show() {
      var typed = input.value.trim(), links = found(typed);
      list.textContent = "";
      links.forEach(function (link) { added(link.href, link.textContent, link.dataset.sbWithin); });
      if (typed) added(searchPage + "#q=" + encodeURIComponent(typed), "%%SAY:在全站搜索：%%" + typed);
      answer.textContent = !typed ? "" : !links.length ? "%%SAY:没有这个名字%%" :
        "%%SAY:按回车打开：{name}%%".replace("{name}", links[0].textContent);
    }

    function move(event) {
      var links = Array.prototype.slice.call(list.querySelectorAll("a"));
      var place = links.indexOf(document.activeElement), by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by && links.length) {
        event.preventDefault();
        (links[Math.min(place + by, links.length - 1)] || input).focus();
      } else if (event.key === "Enter" && place < 0 && links.length && !event.isComposing) {
        event.preventDefault();
        links[0].click();
      } else if (event.key === "Escape" && place >= 0) {
        input.focus();
      }
    }

    button.addEventListener("click", function () { (list.querySelector("a") || input)[list.firstChild ? "click" : "focus"](); });
    input.addEventListener("input", show);
    region.addEventListener("keydown", move);
    if (input.value) show();
  }

  document.querySelectorAll("[data-sb-finder]").forEach(setUpFinder);
})();
