/* For pages of other sites, optional: gives each frame the height that its own page asks for.
   Only messages from the site this script came from are heard, and only for the frame that sent them. */
(() => {
  "use strict";
  const home = new URL(document.currentScript.src).origin;
  window.addEventListener("message", (event) => {
    if (event.origin !== home || event.data?.kehoach !== "height") return;
    const height = Math.min(Math.max(Number(event.data.height) || 0, 80), 4000);
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
    }
  });
})();
