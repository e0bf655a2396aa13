/**
 * The command line behind the script {@code weir}: {@code up}, {@code dev}, {@code replay} and {@code analyze}. The
 * script finds the JDK, builds what is stale and holds the help texts; everything else is here.
 */
@NullMarked
package io.weir.local;

import org.jspecify.annotations.NullMarked;
