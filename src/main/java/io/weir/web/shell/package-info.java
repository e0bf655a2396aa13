/** What every page has around it. */
@NullMarked
package io.weir.web.shell;

import org.jspecify.annotations.NullMarked;
