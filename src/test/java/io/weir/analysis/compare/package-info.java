@NullMarked
package io.weir.analysis.compare;

import org.jspecify.annotations.NullMarked;
