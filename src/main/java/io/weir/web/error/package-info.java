/** What is answered when something is wrong: RFC 9457 problems for programs, pages for people. */
@NullMarked
package io.weir.web.error;

import org.jspecify.annotations.NullMarked;
