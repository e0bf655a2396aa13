/** Maps impstats of rsyslog to signals and its configuration to settings. */
@NullMarked
package io.weir.plugins.rsyslog;

import org.jspecify.annotations.NullMarked;
