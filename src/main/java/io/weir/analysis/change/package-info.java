/** The life of a suggestion: open, applied, verified or dismissed; and what is said when a change hurt. */
@NullMarked
package io.weir.analysis.change;

import org.jspecify.annotations.NullMarked;
