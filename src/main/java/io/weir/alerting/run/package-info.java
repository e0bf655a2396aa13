/** Alerting at work: after each analysis, on the clock, and with the files in force. */
@NullMarked
package io.weir.alerting.run;

import org.jspecify.annotations.NullMarked;
