/** Knows Log4j 2: its asynchronous loggers and appenders. */
@NullMarked
package io.weir.plugins.log4j2;

import org.jspecify.annotations.NullMarked;
