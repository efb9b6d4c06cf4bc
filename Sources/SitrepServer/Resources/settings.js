// Puts the reader's settings on the page before it is drawn.
(function () {
  var root = document.documentElement;
  try {
    ["theme", "text"].forEach(function (name) {
      var value = localStorage.getItem("sitrep-" + name);
      if (value) root.setAttribute("data-" + name, value);
    });
  } catch (e) { /* Without storage the system's settings hold. */ }
})();
