package io.weir.local.replay;

import java.time.Duration;
import java.time.Instant;

/** A recorded message that has a time. */
interface Timed {

    /** Its time; the earliest, where it has several. */
    Instant at();

    /** The message as it is sent, with all its times moved. */
    String moved(Duration by);
}
