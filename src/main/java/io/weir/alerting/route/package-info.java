/** The routing tree and its receivers. */
@NullMarked
package io.weir.alerting.route;

import org.jspecify.annotations.NullMarked;
