package io.weir.web.page;

/** Numbers in addresses of pages: what is no number is forgiven, as people mistype. */
final class PageNumber {

    private static final int MOST = 100_000;

    private PageNumber() {}

    /** A page number from 1 on. */
    static int of(String text) {
        return Math.clamp(after(text), 1, MOST);
    }

    /** A place in a list, 0 for its beginning. */
    static long after(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
