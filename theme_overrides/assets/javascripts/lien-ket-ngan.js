/* A short link leads on by itself; without this script the reader taps once. */
(() => {
  "use strict";
  const found = document.getElementById(location.hash.slice(1))?.querySelector("a");
  if (found) location.replace(found.href);
})();
