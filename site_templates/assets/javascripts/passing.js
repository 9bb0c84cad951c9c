// What a page gives to be passed on: read out by the device's own voice, and copied. All of it is there as text without.
(function () {
  "use strict";

  var texts = {};
  // Asked for once, and before anybody presses: telephones let a page speak only while a press is fresh.
  function textAt(way) {
    if (!texts[way]) {
      texts[way] = fetch(way).then(function (answer) {
        if (!answer.ok) throw new Error(way);
        return answer.text();
      });
      texts[way].catch(function () { delete texts[way]; });
    }
    return texts[way];
  }

  function say(words) {
    document.querySelectorAll("[data-sb-passed]").forEach(function (place) { place.textContent = words; });
  }

  function copy(words, button) {
    // Only where a page is served over https, and a WebView may lack it.
    var copied = navigator.clipboard && navigator.clipboard.writeText
      ? navigator.clipboard.writeText(words) : Promise.reject(new Error("none"));
    copied.catch(function () {
      var field = document.createElement("textarea");
      field.value = words;
      field.setAttribute("readonly", "");
      field.className = "sb-pass__field";
      document.body.appendChild(field);
      field.select();
      var done = document.execCommand("copy");
      field.remove();
      button.focus();
      if (!done) throw new Error("refused");
    }).then(function () { say(button.dataset.sbOther); }, function () { say(words); });
  }

  function setUpCopy(button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(button.dataset.sbCopy || location.href.split("#")[0], button);
    });
  }

  function setUpCopyFrom(button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      textAt(button.dataset.sbCopyFrom).then(function (words) { copy(words.trim(), button); }, function () {});
    });
  }

  // A line at a time: voices of Chrome fall silent in the middle of a long text.
  function setUpSpeak(button) {
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
    var voice = window.speechSynthesis, words = button.textContent;
    var tongue = document.documentElement.lang;
    function label(isSpeaking) { button.textContent = isSpeaking ? button.dataset.sbOther : words; }
    function speak(text) {
      var lines = text.split("\n").filter(Boolean);
      lines.forEach(function (line, number) {
        var said = new SpeechSynthesisUtterance(line);
        said.lang = tongue.indexOf("zh") === 0 ? "zh-CN" : tongue;
        said.rate = .9;
        if (number === lines.length - 1) said.onend = function () { label(false); };
        voice.speak(said);
      });
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (button.textContent === button.dataset.sbOther) {
        voice.cancel();
        label(false);
        return;
      }
      voice.cancel();
      label(true);
      textAt(button.dataset.sbSpeak).then(speak, function () { label(false); });
    });
    addEventListener("pagehide", function () { voice.cancel(); });
  }

  function ready(fold) {
    fold.querySelectorAll("[data-sb-speak]").forEach(function (button) {
      textAt(button.dataset.sbSpeak).catch(function () {});
    });
  }

  document.querySelectorAll("[data-sb-copy]").forEach(setUpCopy);
  document.querySelectorAll("[data-sb-copy-from]").forEach(setUpCopyFrom);
  document.querySelectorAll("[data-sb-speak]").forEach(setUpSpeak);
  document.querySelectorAll("[data-sb-passing]").forEach(function (fold) {
    if (fold.open) ready(fold);
    fold.addEventListener("toggle", function () { if (fold.open) ready(fold); });
  });
})();
