/** Notifiers: who tells people of alerts, in ways that Weir does not know itself. */
@NullMarked
package io.weir.api.notice;

import org.jspecify.annotations.NullMarked;
