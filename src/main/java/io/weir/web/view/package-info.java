/** What templates show: records of finished text and coordinates, built from the domain by pure functions. */
@NullMarked
package io.weir.web.view;

import org.jspecify.annotations.NullMarked;
