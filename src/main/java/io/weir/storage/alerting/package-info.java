/** Alerts, groups and notices in PostgreSQL. */
@NullMarked
package io.weir.storage.alerting;

import org.jspecify.annotations.NullMarked;
