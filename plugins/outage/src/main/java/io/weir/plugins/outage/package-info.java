/** Says how long each sink may be down before events are lost, and warns when that is less than it should be. */
@NullMarked
package io.weir.plugins.outage;

import org.jspecify.annotations.NullMarked;
