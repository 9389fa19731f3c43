(function () {
  "use strict";
  // Browsers draw no script or double-struck letters for mathvariant any more: put the letters themselves.
  var SCRIPT = { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ" };
  var DOUBLE = { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" };

  function letters(variant, exceptions, first) {
    document.querySelectorAll('mi[mathvariant="' + variant + '"]').forEach(function (mi) {
      mi.textContent = mi.textContent.replace(/[A-Z]/g, function (c) {
        return exceptions[c] || String.fromCodePoint(first + c.charCodeAt(0) - 65);
      });
      mi.setAttribute("mathvariant", "normal");
    });
  }

  renderMathInElement(document.body, {
    output: "mathml",
    throwOnError: false,
    delimiters: [{ left: "$$", right: "$$", display: true }, { left: "$", right: "$", display: false }]
  });
  letters("script", SCRIPT, 0x1D49C);
  letters("double-struck", DOUBLE, 0x1D538);

  var fold = document.getElementById("fold");
  if (fold) {
    fold.addEventListener("click", function () {
      var hide = fold.getAttribute("aria-pressed") !== "true";
      document.querySelectorAll("details.code").forEach(function (d) { d.open = !hide; });
      fold.setAttribute("aria-pressed", hide);
      fold.textContent = hide ? "Show code" : "Hide code";
    });
  }

  // Slides: keys turn to the next or the one before.
  var slides = Array.from(document.querySelectorAll("section.slide"));
  document.addEventListener("keydown", function (e) {
    var step = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[e.key];
    if (!slides.length || !step || /INPUT|BUTTON|CANVAS|SUMMARY/.test(document.activeElement.tagName)) return;
    e.preventDefault();
    var top = document.scrollingElement.scrollTop + 10;
    var here = slides.filter(function (s) { return s.offsetTop <= top; }).length - 1;
    slides[Math.max(0, Math.min(slides.length - 1, here + step))].scrollIntoView();
  });
})();
