/* Takes a reader from an old address to the new one, with the query and the anchor of the link that was followed. */
(() => {
  "use strict";
  const target = new URL(document.currentScript.dataset.den, location.href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
})();
