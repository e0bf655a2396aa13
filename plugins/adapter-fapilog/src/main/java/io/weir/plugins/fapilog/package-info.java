/** Maps the metrics of fapilog to signals and its configuration to settings. */
@NullMarked
package io.weir.plugins.fapilog;

import org.jspecify.annotations.NullMarked;
