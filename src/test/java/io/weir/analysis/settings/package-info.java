@NullMarked
package io.weir.analysis.settings;

import org.jspecify.annotations.NullMarked;
