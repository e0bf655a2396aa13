/** Tests. */
@NullMarked
package io.weir.alerting;

import org.jspecify.annotations.NullMarked;
