/** What an author of a plugin needs to test it. */
@NullMarked
package io.weir.testkit;

import org.jspecify.annotations.NullMarked;
