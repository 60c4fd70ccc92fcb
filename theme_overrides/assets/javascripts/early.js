/* Runs before the body. Gives Material's bundle the four helpers it expects (its own inline scripts are not allowed by the
   content security policy) and finds the site's root from this file's own address. */
(() => {
  "use strict";
  const root = new URL("../../", document.currentScript.src);
  const key = (name) => root.pathname + "." + name;
  window.__md_scope = root;
  window.__md_hash = (text) => Array.from(text).reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0);
  window.__md_get = (name, storage = localStorage) => {
    try {
      return JSON.parse(storage.getItem(key(name)));
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, storage = localStorage) => {
    try {
      storage.setItem(key(name), JSON.stringify(value));
    } catch {
      /* Private windows may refuse storage: nothing we show depends on it. */
    }
  };
  document.documentElement.classList.replace("no-js", "js");
})();
