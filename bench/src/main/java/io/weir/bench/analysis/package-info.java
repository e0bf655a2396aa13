/** Whether a replica, or several, keep up with many pipelines, and what that takes. */
@NullMarked
package io.weir.bench.analysis;

import org.jspecify.annotations.NullMarked;
