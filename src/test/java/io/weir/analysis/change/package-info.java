@NullMarked
package io.weir.analysis.change;

import org.jspecify.annotations.NullMarked;
