@NullMarked
package io.weir.storage.plugin;

import org.jspecify.annotations.NullMarked;
