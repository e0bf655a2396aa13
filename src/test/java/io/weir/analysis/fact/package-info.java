/** Tests of facts about configuration. */
@NullMarked
package io.weir.analysis.fact;

import org.jspecify.annotations.NullMarked;
