package io.weir.alerting.route;

import java.util.List;

/** Where a receiver is told. */
public sealed interface Target permits Webhook, PluginTarget {

    /** Names it without giving its address away; the same after a restart. */
    String id();

    /** For people: without anything that may be secret. */
    String target();

    /** What must not be shown though a receiver may repeat it, the longest first. */
    List<String> secrets();

    /** Whether resolved alerts are told of. */
    boolean sendResolved();

    /** Most alerts in one notice; 0 for all. */
    int maxAlerts();
}
