/** What is said about the configuration of engines from outside of their metrics. */
@NullMarked
package io.weir.analysis.fact;

import org.jspecify.annotations.NullMarked;
