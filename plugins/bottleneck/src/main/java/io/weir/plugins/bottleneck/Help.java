package io.weir.plugins.bottleneck;

import io.weir.api.Finds;
import io.weir.api.analysis.Severity;

/** What each finding means and what to do about it. */
final class Help {

    static final Finds[] ALL = {
        new Finds(
                Cause.DESTINATION_DOWN.code(),
                Severity.CRITICAL,
                "Nothing gets through: the destination takes no events",
                "Events wait, and for a while none has left. Look whether the destination runs and can be reached; no"
                        + " setting of the pipeline helps. What the queue cannot hold meanwhile is lost or slows the"
                        + " sources."),
        new Finds(
                Cause.DESTINATION_FAILING.code(),
                Severity.CRITICAL,
                "The destination refuses events",
                "Many hand-overs fail and are tried again, which takes the time of those that would succeed. Look at the"
                        + " destination's answers: credentials, quotas, sizes. More workers would only add load."),
        new Finds(
                Cause.DESTINATION.code(),
                Severity.CRITICAL,
                "The destination is the limit",
                "The pipeline hands over as fast as the destination takes it. Give the destination more capacity, send it"
                        + " less, or spread over several."),
        new Finds(
                Cause.CONCURRENCY.code(),
                Severity.CRITICAL,
                "Too few workers hand events over",
                "Each worker waits for its call to end before it makes the next, and nothing shows that the destination is"
                        + " busy. More workers carry more at the same time; events may then overtake each other."),
        new Finds(
                Cause.BATCH_SIZE.code(),
                Severity.CRITICAL,
                "Batches are too small",
                "Each call costs a fixed time whatever it carries, and it carries little. Larger batches pay that time"
                        + " less often, and events wait a little longer for their batch to fill."),
        new Finds(
                Cause.QUEUE_CAPACITY.code(),
                Severity.CRITICAL,
                "The queue is too small for the bursts that arrive",
                "On the whole everything could be handled, but a burst does not fit. Make the queue larger, or the bursts"
                        + " smaller. A larger queue takes memory, and more is lost when the process ends."),
        new Finds(
                Cause.PROCESSOR.code(),
                Severity.CRITICAL,
                "Processing takes too long for what arrives",
                "The processors of this stage are busy all the time. Make the work cheaper (fewer or simpler rules), or"
                        + " give it more workers while there are free cores."),
        new Finds(
                Cause.CPU.code(),
                Severity.CRITICAL,
                "Too few processor cores for what arrives",
                "Workers are always busy and wait for each other: fewer cores are in use than workers compute. Give the process"
                        + " more cores, or make the work cheaper; more workers do not help."),
        new Finds(
                Cause.MEMORY.code(),
                Severity.CRITICAL,
                "Memory is short, and events are refused",
                "Sources turn events away although there is room behind them, and only while much memory is in use. Raise the"
                        + " limit, hold fewer events, or look for what grows."),
        alternative(Cause.DESTINATION),
        alternative(Cause.CONCURRENCY),
        alternative(Cause.BATCH_SIZE),
        alternative(Cause.PROCESSOR),
        alternative(Cause.CPU),
        new Finds(
                "loss.unexplained",
                Severity.ERROR,
                "Events are unaccounted for",
                "What came to a stage neither left it nor is in it, and no counter says that it was filtered, turned away or given"
                        + " up. Events are lost or doubled where the engine does not count, or a counter is wrong."),
        new Finds(
                "loss.overflow",
                Severity.CRITICAL,
                "Events are lost: the queue turns them away",
                "A full queue drops what it is offered. The bottleneck that is named beside this finding is the cause;"
                        + " remove it, or accept the loss and alert on its size."),
        new Finds(
                "loss.suspected",
                Severity.WARNING,
                "Events are probably lost, and nothing counts them",
                "The queue drops what it has no room for, it is full, and the engine has no counter of losses. Compare"
                        + " what is offered with what arrives; let the queue block instead, if nothing may be lost."),
        new Finds(
                "loss.destination-failing",
                Severity.CRITICAL,
                "The destination refuses events",
                "No queue fills, so the pipeline is fast enough, and yet hand-overs fail. Look at the destination's"
                        + " answers."),
    };

    private Help() {}

    private static Finds alternative(Cause cause) {
        return new Finds(
                cause.alternative(),
                Severity.INFO,
                "It may also be: " + Words.title(cause),
                "The signals do not tell this cause from the bottleneck that is named beside it. The text says which metric"
                        + " would decide.");
    }
}
