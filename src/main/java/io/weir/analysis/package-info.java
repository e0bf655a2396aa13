/** What to run when, on which window, and the life of a finding. No container, no I/O; owns the ports it needs. */
@NullMarked
package io.weir.analysis;

import org.jspecify.annotations.NullMarked;
