// Filters, orders and saves what a long list shows; without this file the list is complete.
// <div data-asked="name">: folded tables of records, whose cells say what can be asked for.
(function () {
  "use strict";

  var few = 8;

  function words(element) { return element ? element.textContent.replace(/\s+/g, " ").trim() : ""; }

  // What a row says of itself, read when somebody asks, and not before.
  function read(row) {
    var cells = row.cells, count = cells.length, small = words(row.querySelector("th small"));
    var parts = small.split(" · "), due = words(cells[count - 2]);
    return {
      row: row, place: parts[parts.length - 1], category: parts.length > 2 ? parts[1] : "",
      status: words(row.querySelector(".sb-status")), unit: count > 4 ? words(cells[2]) : "",
      month: (due.match(/\d{4}-\d{2}/) || [""])[0], due: (due.match(/\d{4}-\d{2}-\d{2}/) || ["9999"])[0],
      text: words(row).toLowerCase()
    };
  }

  function setUpList(list) {
    var prefix = list.dataset.asked + ".", rows = null, first = true;
    var asked = [["place", "%%SAY:地方%%"], ["unit", "%%SAY:单位%%"], ["status", "%%SAY:状态%%"],
      ["category", "%%SAY:类别%%"], ["month", "%%SAY:期限在%%"]];
    var orders = [["", "%%SAY:按紧急的在前%%"], ["due", "%%SAY:按期限，早的在前%%"], ["-due", "%%SAY:按期限，晚的在前%%"],
      ["unit", "%%SAY:按单位%%"], ["place", "%%SAY:按地方%%"]];
    var folds = Array.prototype.slice.call(list.querySelectorAll("details"));
    var count = list.querySelectorAll("tbody tr").length;
    if (count <= few) return;
    var stood = folds.map(function (fold) { return fold.open; });
    var counts = folds.map(function (fold) { return words(fold.querySelector(".sb-fold__count")); });
    var panel = document.createElement("details"), fields = {}, answer = document.createElement("p");
    var clear = document.createElement("button");

    function rowsOf() {
      if (!rows) {
        rows = folds.map(function (fold) { return Array.prototype.map.call(fold.querySelectorAll("tbody tr"), read); });
      }
      return rows;
    }

    function field(name, label, control) {
      var wrap = document.createElement("label");
      wrap.className = "sb-filter__field";
      wrap.append(label, control);
      control.name = prefix + name;
      fields[name] = control;
      panel.append(wrap);
    }

    function select(name, label, choices) {
      var control = document.createElement("select");
      choices.forEach(function (choice) { control.append(new Option(choice[1], choice[0])); });
      control.addEventListener("change", show);
      field(name, label, control);
    }

    function fill() {
      if (fields.text) return;
      var all = [].concat.apply([], rowsOf()), text = document.createElement("input");
      text.type = "search";
      text.autocomplete = "off";
      text.addEventListener("input", show);
      field("text", "%%SAY:含有的字%%", text);
      asked.forEach(function (each) {
        var found = all.map(function (row) { return row[each[0]]; }).filter(Boolean);
        var values = Array.from(new Set(found)).sort(function (a, b) { return a.localeCompare(b, document.documentElement.lang); });
        if (values.length > 1) {
          select(each[0], each[1], [["", "%%SAY:全部%%"]].concat(values.map(function (value) { return [value, value]; })));
        }
      });
      select("order", "%%SAY:怎么排%%", orders.filter(function (each) {
        return !each[0] || all.some(function (row) { return row[each[0].replace("-", "")]; });
      }));
      var save = document.createElement("button");
      save.type = "button";
      save.className = "sb-filter__save";
      save.textContent = "%%SAY:下载这些（CSV）%%";
      save.addEventListener("click", download);
      clear.type = "button";
      clear.hidden = true;
      clear.className = "sb-filter__save";
      clear.textContent = "%%SAY:不筛了%%";
      clear.addEventListener("click", function () {
        Object.keys(fields).forEach(function (name) { fields[name].value = ""; });
        show();
      });
      panel.append(save, clear);
    }

    function fits(row) {
      var text = fields.text.value.trim().toLowerCase();
      return (!text || row.text.indexOf(text) >= 0) && asked.every(function (each) {
        var control = fields[each[0]];
        return !control || !control.value || control.value === row[each[0]];
      });
    }

    function put(body, row) { body.append(row.row); }

    function sorted(some) {
      var order = fields.order.value, name = order.replace("-", ""), way = order[0] === "-" ? -1 : 1;
      return !order ? some : some.slice().sort(function (one, other) {
        return way * one[name].localeCompare(other[name], document.documentElement.lang);
      });
    }

    function show() {
      var isAsked = asked.some(function (each) { return fields[each[0]] && fields[each[0]].value; }) || fields.text.value.trim();
      var total = 0;
      folds.forEach(function (fold, place) {
        var some = rowsOf()[place], shown = 0, body = fold.querySelector("tbody");
        some.forEach(function (row) { row.row.hidden = !fits(row); shown += row.row.hidden ? 0 : 1; });
        sorted(some).forEach(put.bind(null, body));
        fold.hidden = !shown;
        fold.open = isAsked ? shown > 0 : stood[place];
        fold.querySelector(".sb-fold__count").textContent = isAsked ? shown + " / " + some.length : counts[place];
        total += shown;
      });
      answer.textContent = isAsked ? "%%SAY:列出的{all}条里，符合的{n}条%%".replace("{all}", count).replace("{n}", total) : "";
      clear.hidden = !isAsked;
      if (!first) keep();
    }

    // What was asked stands in the address, to be sent on, behind the #, which no server is told of; other lists of
    // the page keep theirs.
    function kept() { return new URLSearchParams(location.hash.slice(0, 2) === "#?" ? location.hash.slice(2) : ""); }
    function keep() {
      var query = kept();
      Object.keys(fields).forEach(function (name) {
        if (fields[name].value) query.set(prefix + name, fields[name].value); else query.delete(prefix + name);
      });
      var said = query.toString();
      history.replaceState(null, "", location.pathname + location.search + (said ? "#?" + said : ""));
    }

    // A cell that a spreadsheet would take for a formula is put out as text.
    function cell(text) {
      text = /^[=+\-@\t]/.test(text) ? "'" + text : text;
      return "\"" + text.replace(/"/g, "\"\"") + "\"";
    }

    // A cell as its words and, in a column of its own, what stands in small type beside them.
    function both(place) {
      var small = Array.prototype.map.call(place.querySelectorAll("small"), words).join("；");
      var rest = place.cloneNode(true);
      rest.querySelectorAll("small").forEach(function (each) { each.remove(); });
      return [words(rest), small];
    }

    function download() {
      var heads = Array.prototype.map.call(list.querySelector("thead tr").cells, words), lines = [];
      folds.forEach(function (fold) {
        fold.querySelectorAll("tbody tr:not([hidden])").forEach(function (row) {
          lines.push([].concat.apply([], Array.prototype.map.call(row.cells, both)));
        });
      });
      lines.unshift([].concat.apply([], heads.map(function (head) { return [head, "%%SAY:{head}（附）%%".replace("{head}", head)]; })));
      var link = document.createElement("a"), title = words(document.querySelector("h1"));
      link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map(function (line) {
        return line.map(cell).join(",");
      }).join("\r\n") + "\r\n"], { type: "text/csv" }));
      link.download = (title + "-" + list.dataset.asked).replace(/[\\/:*?"<>|\s]+/g, "-") + ".csv";
      link.click();
      URL.revokeObjectURL(link.href);
    }

    var summary = document.createElement("summary");
    summary.textContent = "%%SAY:筛选、排序、下载%%";
    panel.className = "sb-fold sb-fold--list sb-filter";
    panel.append(summary);
    panel.addEventListener("toggle", fill);
    answer.className = "sb-filter__answer";
    answer.setAttribute("role", "status");
    panel.append(answer);
    list.insertBefore(panel, folds[0]);

    var query = kept();
    if (Array.from(query.keys()).some(function (key) { return key.indexOf(prefix) === 0; })) {
      panel.open = true;
      fill();
      Object.keys(fields).forEach(function (name) {
        fields[name].value = query.get(prefix + name) || "";
        // A value that is no longer among the choices asks for nothing.
        if (fields[name].selectedIndex === -1) fields[name].value = "";
      });
      for (var above = list.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
      show();
    }
    first = false;
  }

  document.querySelectorAll("[data-asked]").forEach(setUpList);
})();
