package io.weir.web;

import java.util.List;

/**
 * How somebody looks at a page.
 *
 * @param theme light or dark
 * @param width of the window, in pixels
 */
record Look(String theme, int width) {

    static final List<Look> ALL =
            List.of(new Look("light", 1440), new Look("dark", 1440), new Look("light", 360), new Look("dark", 768));
}
