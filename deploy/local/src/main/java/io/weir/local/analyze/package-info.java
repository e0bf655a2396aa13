/** The command that looks at recordings: the core and the plugins of the service, without broker and database. */
@NullMarked
package io.weir.local.analyze;

import org.jspecify.annotations.NullMarked;
