package io.weir.web.shell;

import java.util.List;

/**
 * What every page has around it.
 *
 * @param assets where style sheets and scripts lie
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the reader's system says
 * @param version of Weir
 * @param links to the main pages
 */
public record Shell(String assets, String theme, String version, List<Link> links) {

    /**
     * A link to a main page.
     *
     * @param href address
     * @param title name
     * @param key that leads there after {@code g}
     * @param here whether the page shown belongs to it
     */
    public record Link(String href, String title, String key, boolean here) {}
}
