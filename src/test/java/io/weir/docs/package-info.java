/** Documentation that is generated from code, and the tests that keep it true. */
@NullMarked
package io.weir.docs;

import org.jspecify.annotations.NullMarked;
