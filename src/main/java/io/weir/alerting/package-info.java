/** Rules, the routing tree, grouping and notices. No container, no I/O; owns the ports it needs. */
@NullMarked
package io.weir.alerting;

import org.jspecify.annotations.NullMarked;
