// Material knows one language a site, and puts wide tables into boxes that only a mouse can scroll.
if (/\/en\//.test(location.pathname)) document.documentElement.lang = "en";
const reachable = () => document.querySelectorAll(".md-typeset__scrollwrap, pre > code").forEach(box => { box.tabIndex = 0; });
reachable();
addEventListener("load", reachable);
