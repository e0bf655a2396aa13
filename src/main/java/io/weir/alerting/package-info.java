/** Rules, routing, grouping, inhibition, silences and notices. */
@NullMarked
package io.weir.alerting;

import org.jspecify.annotations.NullMarked;
