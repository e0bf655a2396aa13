/** Maps the metrics of the OpenTelemetry SDK to signals and its configuration to settings. */
@NullMarked
package io.weir.plugins.otelsdk;

import org.jspecify.annotations.NullMarked;
