/**
 * Plugins that are dropped into a directory: what lies there, what a jar holds, and the class loader that keeps one plugin
 * apart from the service and from the others.
 */
@NullMarked
package io.weir.plugin.directory;

import org.jspecify.annotations.NullMarked;
