/** Knows Logback: its asynchronous appender. */
@NullMarked
package io.weir.plugins.logback;

import org.jspecify.annotations.NullMarked;
