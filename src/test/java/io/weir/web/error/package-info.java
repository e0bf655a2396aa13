/** What readers are told when something is wrong. */
@NullMarked
package io.weir.web.error;

import org.jspecify.annotations.NullMarked;
