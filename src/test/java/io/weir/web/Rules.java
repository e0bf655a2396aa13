package io.weir.web;

/** Rules of readable pages, as scripts that list what breaks them. */
final class Rules {

    /** Text whose colour differs too little from what is behind it: 4.5 to 1, or 3 to 1 when it is large. */
    static final String POOR_CONTRAST = """
            () => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              const rgba = (colour) => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
              };
              const over = (top, under) => [0, 1, 2].map((i) => (top[i] * top[3] + under[i] * (255 - top[3])) / 255).concat(255);
              const behind = (element) => {
                const layers = [];
                for (let e = element; e; e = e.parentElement) {
                  const layer = rgba(getComputedStyle(e).backgroundColor);
                  layers.unshift(layer);
                  if (layer[3] === 255) break;
                }
                return layers.reduce((under, top) => over(top, under), [255, 255, 255, 255]);
              };
              const light = (c) => {
                const [r, g, b] = c.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const poor = [];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const element = walk.currentNode.parentElement;
                if (!walk.currentNode.nodeValue.trim() || element.closest('svg, script, noscript, dialog, .vh, .lost-page .code')) continue;
                if (!element.checkVisibility({ opacityProperty: true }) || element.closest('.is-silent')) continue;
                const style = getComputedStyle(element);
                const under = behind(element);
                const [a, b] = [light(over(rgba(style.color), under)), light(under)].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                const large = parseFloat(style.fontSize) >= 24;
                if (ratio < (large ? 3 : 4.5)) {
                  poor.push(`${walk.currentNode.nodeValue.trim()} ${ratio.toFixed(2)} ${element.className}`);
                }
              }
              return poor;
            }
            """;

    /** Links, buttons and fields without a name, and ids that are given twice. */
    static final String NAMELESS = """
            () => {
              const faults = [];
              for (const e of document.querySelectorAll('a, button, input:not([type=hidden]), textarea, [role=group]')) {
                const name = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent.trim()
                  || [...(e.labels || [])].map((l) => l.textContent.trim()).join(' ');
                if (!name) faults.push(e.outerHTML.slice(0, 120));
              }
              const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
              ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => faults.push(`id ${id} twice`));
              return faults;
            }
            """;

    private Rules() {}
}
