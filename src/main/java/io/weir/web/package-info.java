/** Pages, REST and live updates. */
@NullMarked
package io.weir.web;

import org.jspecify.annotations.NullMarked;
