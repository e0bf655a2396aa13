/** Alerting from an analysis to a delivered notice, with a real database and a real receiver. */
@NullMarked
package io.weir.storage.alerting;

import org.jspecify.annotations.NullMarked;
