/** Groups of alerts: when they are told of, and in which words. */
@NullMarked
package io.weir.alerting.group;

import org.jspecify.annotations.NullMarked;
