/** What to run when, on which window, and the life of a finding. */
@NullMarked
package io.weir.analysis;

import org.jspecify.annotations.NullMarked;
