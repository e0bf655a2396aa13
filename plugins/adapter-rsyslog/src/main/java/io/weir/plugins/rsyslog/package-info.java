/** Knows rsyslog: its impstats counters, their traps, and its configuration. */
@NullMarked
package io.weir.plugins.rsyslog;

import org.jspecify.annotations.NullMarked;
