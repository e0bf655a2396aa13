/** Knows the OpenTelemetry SDK: its batch processors, by their older metrics and by the semantic conventions. */
@NullMarked
package io.weir.plugins.otelsdk;

import org.jspecify.annotations.NullMarked;
