// The site's own search; loaded once somebody touches the field of its page. What it reads is made by the build
// (outputs/search/): a list of all files, the index in shards, and the records in blocks.
(function () {
  "use strict";

  var form = document.querySelector("[data-sb-search]"), input = form.elements.q;
  var answer = document.querySelector("[data-sb-said]"), place = document.querySelector("[data-sb-found]");
  var root = form.dataset.sbSearch, files = {}, asked = 0;
  var INDEX = "index.json", BLOCK = 64, FEW = 12, MOST_TERMS = 6, MOST_NEAR = 12, NEAREST = 10, NEAR = 6, LAST = "bcdfghjklmnprstz!#$%'()*+,", MORE = "-./:;=?[]^_`{|}~";

  // --- Files, each asked for once ---

  function file(name) {
    if (!files[name]) {
      // The one name that stays; a browser might keep what it said before.
      files[name] = fetch(root + "search/" + name, { cache: name === INDEX ? "no-cache" : "default" }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      files[name].catch(function () { delete files[name]; });
    }
    return files[name];
  }

  function digest(all, number) { return all.slice(number * 10, number * 10 + 10); }

  // --- Numbers, as outputs/search/lists.py writes them ---

  function written(number) {
    var text = "";
    while (number >= LAST.length) {
      number -= LAST.length;
      text += MORE[number % MORE.length];
      number = Math.floor(number / MORE.length);
    }
    return text + LAST[number];
  }

  function numbers(text) {
    var found = [], last = 0, sum = 0, scale = 1;
    for (var sign of text || "") {
      var more = MORE.indexOf(sign);
      if (more >= 0) {
        sum += (LAST.length + more) * scale;
        scale *= MORE.length;
      } else {
        last += sum + LAST.indexOf(sign) * scale;
        found.push(last);
        sum = 0;
        scale = 1;
      }
    }
    return found;
  }

  // --- Texts and terms, as outputs/search/terms.py makes them ---

  var known = {};
  function foldedSign(sign) {
    if (!(sign in known)) {
      var kept = sign.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
      known[sign] = kept || (/\p{M}/u.test(sign) ? "" : " ");
    }
    return known[sign];
  }

  function isLatin(sign) { return /^[a-z0-9]/.test(sign || ""); }

  // Letters and numbers alone, a space between words of Latin script; `at` says where each stood.
  function folded(text) {
    var signs = [], at = [], where = 0, parted = false;
    for (var sign of text) {
      for (var each of sign === "\n" ? sign : foldedSign(sign)) {
        if (each === " ") {
          parted = true;
        } else {
          if (parted && isLatin(each) && isLatin(signs[signs.length - 1])) {
            signs.push(" ");
            at.push(where);
          }
          signs.push(each);
          at.push(where);
          parted = false;
        }
      }
      where += sign.length;
    }
    at.push(where);
    return { signs: signs, text: signs.join(""), at: at };
  }

  function hashed(term, seed) {
    var value = seed;
    for (var sign of term) value = Math.imul(value ^ sign.codePointAt(0), 0x01000193);
    value = Math.imul(value ^ value >>> 15, 0x2c1b3c6d);
    value = Math.imul(value ^ value >>> 12, 0x297a2d39);
    return (value ^ value >>> 15) >>> 0;
  }

  // Neighbouring characters, and the beginnings of words.
  function everyTerm(word) {
    var pairs = [], words = [], before = "";
    word.text.split(" ").forEach(function (part) {
      (part.match(/[a-z0-9]+|[^a-z0-9]+/g) || []).forEach(function (run) {
        if (isLatin(run)) words.push(run.slice(0, 4));
        else Array.from(run).forEach(function (sign, number, all) { if (number) pairs.push(all[number - 1] + sign); });
      });
    });
    return { pairs: pairs, words: words };
  }

  // Of a long text every second pair will do.
  function termsOf(word) {
    var found = everyTerm(word), last = found.pairs.length - 1;
    return found.pairs.filter(function (_, number) {
      return last < 4 || number % 2 === 0 || number === last;
    }).concat(found.words);
  }

  // A few terms of all words, the first of each first: what is loaded is looked through for the rest.
  function someTerms(words) {
    var lists = words.map(termsOf), terms = new Set();
    var longest = Math.max.apply(null, lists.map(function (list) { return list.length; }).concat(0));
    for (var place = 0; place < longest; place += 1) {
      lists.forEach(function (list) { if (list[place] && terms.size < MOST_TERMS) terms.add(list[place]); });
    }
    return Array.from(terms);
  }

  // Where a word stands in a text: behind no letter of the same word, if it begins with one.
  function placeOf(word, text, from) {
    var found = text.text.indexOf(word.text, from);
    while (found > 0 && isLatin(word.text) && isLatin(text.text[found - 1])) {
      found = text.text.indexOf(word.text, found + 1);
    }
    return found;
  }

  // --- The index ---

  function lookUp(index, group, term, seed) {
    var hash = hashed(term, seed), part = index[group], shift = 32 - part.bits, number = hash >>> shift;
    return file(group[0] + "-" + number + "." + digest(part.shards, number) + ".json").then(function (shard) {
      return numbers(shard[written(hash % Math.pow(2, shift))]);
    });
  }

  // A record's number within its kind, the best first: places as they stand, of others what is open, then the newest.
  function candidates(index, kind, lists) {
    var end = kind.start + kind.count, parts = lists.map(function (list) {
      var own = list.filter(function (number) { return number >= kind.start && number < end; });
      // Of a term that very many have the oldest aren't in the index: they are looked at where another term finds them.
      return { own: own, has: new Set(own), oldest: own.length < index.most ? 0 : own[0] };
    }).sort(function (one, other) { return (one.oldest > 0) - (other.oldest > 0) || one.own.length - other.own.length; });
    var found = parts[0].own.filter(function (number) {
      return parts.every(function (part) { return part.has.has(number) || number < part.oldest; });
    });
    return found.sort(function (one, other) {
      return kind.place ? one - other : index.isOpen.has(other) - index.isOpen.has(one) || other - one;
    }).map(function (number) { return number - kind.start; });
  }

  function block(kind, number) {
    return file(kind.name + "-" + number + "." + digest(kind.blocks, number) + ".json");
  }

  function record(row) {
    return {
      id: row[0], path: row[1], title: row[2], rest: row[3], where: row[4], who: row[5], day: row[6],
      typed: row[7], status: row[8]
    };
  }

  // How well a record has all the words: 0 in what it is called or says first; NaN for not at all. Whoever types
  // somebody's name means what they are honoured for before what else they did.
  function fit(found, words, kind) {
    var title = folded(found.title);
    var whole = folded([found.title, found.rest, found.where, found.who, found.typed].join("\n"));
    if (!words.every(function (word) { return placeOf(word, whole, 0) >= 0; })) return NaN;
    if (words.length === 1 && title.text === words[0].text) return -1;
    if (words.every(function (word) { return placeOf(word, title, 0) >= 0; })) return 0;
    var who = folded(found.who);
    return kind.honours && words.every(function (word) { return placeOf(word, who, 0) >= 0; }) ? 0.5 : 1;
  }

  // The next few records of a group that have the words; each block is read once.
  function more(group, words, wanted) {
    var blocks = new Set(), ahead = [];
    while (group.left.length && (blocks.size < wanted || blocks.has(Math.floor(group.left[0] / BLOCK)))) {
      blocks.add(Math.floor(group.left[0] / BLOCK));
      ahead.push(group.left.shift());
      if (ahead.length >= wanted * BLOCK) break;
    }
    return Promise.all(Array.from(blocks, function (number) { return block(group.kind, number); })).then(function (read) {
      var byNumber = {};
      Array.from(blocks).forEach(function (number, at) { byNumber[number] = read[at]; });
      var found = ahead.map(function (number) {
        var each = record(byNumber[Math.floor(number / BLOCK)][number % BLOCK]);
        each.fit = fit(each, words, group.kind);
        return each;
      }).filter(function (each) { return !isNaN(each.fit); });
      return found.sort(function (one, other) {
        return one.fit - other.fit || (group.kind.place ? one.title.length - other.title.length : 0);
      });
    });
  }

  // Records of a group to be shown next, as many as wanted where there are; a few blocks are read at a time.
  function fill(group, words, wanted, tries) {
    if (group.ready.length >= wanted || !group.left.length || !tries) return Promise.resolve(group);
    return more(group, words, wanted).then(function (found) {
      group.ready = group.ready.concat(found);
      return fill(group, words, wanted, tries - 1);
    });
  }

  function bare(id) { return id.replace(/[-_ ]/g, ""); }

  function byId(index, typed) {
    var id = bare(typed.normalize("NFKC").trim().toLowerCase());
    if (!/^[a-z0-9]+$/.test(id)) return Promise.resolve([]);
    return lookUp(index, "ids", id, 0x5bd1e995).then(function (list) {
      return Promise.all(list.map(function (number) {
        var kind = kindOf(index, number);
        return kind && block(kind, Math.floor((number - kind.start) / BLOCK)).then(function (rows) {
          return record(rows[(number - kind.start) % BLOCK]);
        });
      }));
    }).then(function (found) { return found.filter(function (each) { return each && bare(each.id) === id; }); });
  }

  function groupsOf(index, words) {
    var terms = someTerms(words);
    if (!terms.length) return Promise.resolve([]);
    return Promise.all(terms.map(function (term) { return lookUp(index, "terms", term, 0x811c9dc5); })).then(function (lists) {
      var groups = index.kinds.map(function (kind) {
        return { kind: kind, left: candidates(index, kind, lists), ready: [] };
      }).filter(function (group) { return group.left.length; });
      var wanted = Math.max(2, Math.min(5, Math.floor(FEW / (groups.length || 1))));
      return Promise.all(groups.map(function (group) {
        group.wanted = wanted;
        return fill(group, words, wanted, 2);
      }));
    }).then(function (groups) {
      return groups.filter(function (group) { return !isUp(group); });
    });
  }

  // Where no record has all that was typed: those that have most of its terms, the rarer ones counting for more.
  function nearest(index, words) {
    var every = words.map(everyTerm);
    var terms = Array.from(new Set([].concat.apply([], every.map(function (each) { return each.pairs.concat(each.words); }))));
    var step = Math.max(1, terms.length / MOST_NEAR);
    terms = terms.filter(function (_, number) { return Math.floor(number / step) !== Math.floor((number - 1) / step); });
    return Promise.all(terms.map(function (term) { return lookUp(index, "terms", term, 0x811c9dc5); })).then(function (lists) {
      var all = index.kinds.reduce(function (sum, kind) { return sum + kind.count; }, 0);
      var whole = 0, score = new Map(), many = new Map();
      lists.forEach(function (list) {
        var weight = rarity(list, all);
        whole += weight;
        list.forEach(function (number) {
          // Whoever types most of a place's name means the place, and not what was done there.
          score.set(number, (score.get(number) || 0) + weight * (kindOf(index, number).place ? 1.6 : 1));
          many.set(number, (many.get(number) || 0) + 1);
        });
      });
      var found = Array.from(score.keys()).filter(function (number) { return many.get(number) > 1 && score.get(number) > whole * 0.4; });
      found.sort(function (one, other) {
        return score.get(other) - score.get(one) || index.isOpen.has(other) - index.isOpen.has(one) || other - one;
      });
      return Promise.all(found.slice(0, NEAREST).map(function (number) {
        var kind = kindOf(index, number);
        return block(kind, Math.floor((number - kind.start) / BLOCK)).then(function (rows) {
          var each = record(rows[(number - kind.start) % BLOCK]);
          each.kind = kind.label;
          // What stands in the title counts twice; of two that say the same, that with a page of its own is first.
          each.score = score.get(number) + inTitle(each, terms, lists, all) - (each.path.indexOf("#") < 0 ? 0 : 0.1);
          return each;
        });
      }));
    }).then(function (found) {
      found.sort(function (one, other) { return other.score - one.score; });
      return { found: found.slice(0, NEAR), terms: terms.map(folded) };
    });
  }

  function inTitle(found, terms, lists, all) {
    var title = folded(found.title);
    return terms.reduce(function (sum, term, number) {
      return sum + (lists[number].length && placeOf(folded(term), title, 0) >= 0 ? rarity(lists[number], all) : 0);
    }, 0);
  }

  function rarity(list, all) { return list.length ? Math.log(1 + all / list.length) : 0; }

  // The kind that a record's number is of.
  function kindOf(index, number) {
    return index.kinds.find(function (each) { return number >= each.start && number < each.start + each.count; });
  }

  // --- What is shown ---

  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  // A text with what was looked for marked.
  function marked(into, text, words) {
    var plain = folded(text), isHit = new Array(text.length).fill(false);
    words.forEach(function (word) {
      for (var from = placeOf(word, plain, 0); from >= 0; from = placeOf(word, plain, from + 1)) {
        // A position among signs, not among halves of a rare one.
        var first = Array.from(plain.text.slice(0, from)).length, last = first + Array.from(word.text).length;
        isHit.fill(true, plain.at[first], plain.at[last]);
      }
    });
    for (var start = 0, end = 0; start < text.length; start = end) {
      while (end < text.length && isHit[end] === isHit[start]) end += 1;
      into.append(isHit[start] ? element("mark", "", text.slice(start, end)) : text.slice(start, end));
    }
    return into;
  }

  // The line of what a record says besides its title in which a word stands, or the first, cut around it.
  function excerpt(text, words) {
    var lines = text.split("\n"), most = 90;
    var line = lines.find(function (each) {
      var plain = folded(each);
      return words.some(function (word) { return placeOf(word, plain, 0) >= 0; });
    }) || lines[0];
    var plain = folded(line), hits = words.map(function (word) { return placeOf(word, plain, 0); });
    var from = plain.at[Math.max(0, Math.min.apply(null, hits.filter(function (hit) { return hit >= 0; }).concat(1e9)))] || 0;
    var start = line.length > most && from > most / 2 ? from - 20 : 0;
    return (start ? "…" : "") + line.slice(start, start + most) + (start + most < line.length ? "…" : "");
  }

  function item(index, found, words, kind) {
    var made = element("li", "sb-hit"), link = element("a", "sb-hit__title"), facts = element("p", "sb-hit__facts");
    link.href = root + found.path;
    marked(link, found.title || found.id, words);
    made.append(link);
    if (found.status >= 0) {
      var status = index.statuses[found.status];
      made.append(" ");
      made.append(element("span", "sb-status " + status[1] + " " + status[2], status[0]));
    }
    if (found.rest) made.append(marked(element("p", "sb-hit__rest"), excerpt(found.rest, words), words));
    [kind, found.where, found.who, found.day, found.id].forEach(function (fact) {
      if (fact) facts.append(facts.childNodes.length ? " · " : "", marked(element("span"), fact, words));
    });
    made.append(facts);
    return made;
  }

  function isUp(group) { return !group.ready.length && !group.left.length; }

  // `retell` says anew how many are listed.
  function section(index, group, words, retell) {
    var made = element("section", "sb-hits"), list = element("ul");
    made.append(element("h2", "", group.kind.label), list);

    function put(most) {
      group.ready.splice(0, most).forEach(function (found) { list.append(item(index, found, words)); });
    }

    put(group.wanted);
    if (!isUp(group)) {
      var button = element("button", "sb-hits__more", "%%SAY:再找一些%%");
      button.type = "button";
      button.addEventListener("click", function () {
        var before = list.children.length;
        fill(group, words, FEW, 3).then(function () {
          put(FEW);
          var first = list.children[before];
          if (first) first.querySelector("a").focus();
          if (isUp(group)) button.remove();
          // What was thought to have the words may turn out to have none of them.
          if (isUp(group) && !list.children.length) made.remove();
          retell();
        }).catch(failed);
      });
      made.append(button);
    }
    return made;
  }

  // How well the best of a group fits; of one that has none yet, behind all others.
  function best(group) { return group.ready.length ? group.ready[0].fit : 2; }

  function show(index, exact, groups, words) {
    function retell() {
      var count = place.querySelectorAll(".sb-hit").length;
      var said = groups.every(isUp) ? "%%SAY:找到{n}条%%" : "%%SAY:列出{n}条，还有更多%%";
      tell(count ? said.replace("{n}", count) : !groups.every(isUp) ? "%%SAY:还没有找到，可以再找一些%%" :
        "%%SAY:没有找到。可以少写几个字，或者换一种说法。%%");
    }
    place.textContent = "";
    if (exact.length) {
      var own = { kind: { label: "%%SAY:这个编号%%" }, ready: exact, left: [], wanted: exact.length };
      place.append(section(index, own, words, retell));
    }
    groups.sort(function (one, other) {
      return other.kind.place - one.kind.place || best(one) - best(other);
    }).forEach(function (group) { place.append(section(index, group, words, retell)); });
    retell();
  }

  // `terms` are what is marked in them.
  function showNearest(near) {
    var made = element("section", "sb-hits"), list = element("ul");
    near.found.forEach(function (found) { list.append(item(near.index, found, near.terms, found.kind)); });
    made.append(element("h2", "", "%%SAY:最接近的%%"), list);
    place.textContent = "";
    place.append(made);
    tell("%%SAY:没有一条全都写到；列出最接近的{n}条%%".replace("{n}", near.found.length));
  }

  function tell(words) { answer.textContent = words; }

  function failed(error) {
    // Names of files change with the site: whoever has had the page open since then asks for the new ones.
    files = {};
    place.textContent = "";
    tell(error.message === "withdrawn" ?
      "%%SAY:有内容刚刚撤下，搜索停用到下次更新。请从下面的名单里找。%%" :
      "%%SAY:搜索要用的文件没有取到。请过一会儿再试，或从下面的名单里找。%%");
  }

  function isOld(error) { return error.message === "404"; }

  function find(typed, turn, again) {
    return file(INDEX).then(function (index) {
      if (typeof index !== "object") throw new Error("withdrawn");
      if (!index.isOpen) index.isOpen = new Set(numbers(index.open));
      var words = typed.split(/\s+/).map(folded).filter(function (word) { return word.text; });
      return Promise.all([byId(index, typed), groupsOf(index, words)]).then(function (found) {
        found[1].forEach(function (group) {
          group.ready = group.ready.filter(function (each) { return !found[0].some(function (own) { return own.path === each.path; }); });
        });
        var groups = found[1].filter(function (group) { return !isUp(group); });
        var isThere = found[0].length || groups.some(function (group) { return group.ready.length; });
        return (isThere ? Promise.resolve({ found: [] }) : nearest(index, words)).then(function (near) {
          if (turn !== asked) return;
          near.index = index;
          if (near.found.length) showNearest(near);
          else show(index, found[0], groups, words);
        });
      });
    }).catch(function (error) {
      if (isOld(error) && !again) {
        files = {};
        return find(typed, turn, true);
      }
      if (turn === asked) failed(error);
    });
  }

  function search() {
    var typed = input.value.trim(), turn = asked += 1;
    // Behind the #, which no server is told of.
    history.replaceState(null, "", typed ? "#q=" + encodeURIComponent(typed) : location.pathname);
    if (Array.from(folded(typed).text).length < 2) {
      place.textContent = "";
      tell(typed ? "%%SAY:请至少写两个字%%" : "");
      return;
    }
    tell("%%SAY:正在找……%%");
    find(typed, turn, false);
  }

  var waiting;
  input.addEventListener("input", function (event) {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
  input.addEventListener("compositionend", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  window.addEventListener("hashchange", function () {
    var typed = new URLSearchParams(location.hash.slice(1)).get("q");
    if (typed === null) return;
    input.value = typed;
    search();
  });
  if (input.value.trim()) search();
})();
