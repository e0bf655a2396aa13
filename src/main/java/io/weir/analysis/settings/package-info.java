/** How analyzers are to run: which, under which names, with which options, on which pipelines. No container, no I/O. */
@NullMarked
package io.weir.analysis.settings;

import org.jspecify.annotations.NullMarked;
