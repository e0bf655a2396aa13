/** Rules: what of an analysis is worth an alert. */
@NullMarked
package io.weir.alerting.rule;

import org.jspecify.annotations.NullMarked;
