package io.weir.messaging;

/** A message of a broker that hands over one at a time, and wants to hear of each when it is kept. */
interface Delivery extends Received {

    /** It is kept: the broker may forget it. Called on the context of its link. */
    void kept();

    /** Bytes of it in memory. */
    default int size() {
        return payload().bytes().length;
    }
}
