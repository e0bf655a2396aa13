package io.weir.web.view;

import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.web.format.Format;
import io.weir.web.read.StageNumbers;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers that tell most about a stage of its kind.
 *
 * @param pipeline whose settings say what a number is to be compared with
 */
record Facts(Pipeline pipeline) {

    private static final int MOST = 2;

    List<String> of(Stage stage, StageNumbers n) {
        Stream<String> facts = switch (stage.kind()) {
            case SOURCE -> Stream.of(rate(n, Signal.OUT, "out"), rate(n, Signal.IN, "in"));
            case QUEUE, RETRY -> Stream.of(queue(n), rate(n, Signal.OUT, "out"));
            case PROCESSOR -> Stream.of(busy(n), duration(n), rate(n, Signal.OUT, "out"));
            case BATCHER -> Stream.of(batch(stage, n), rate(n, Signal.OUT, "out"), busy(n));
            case SINK -> Stream.of(duration(n), busy(n), inflight(n), batch(stage, n), rate(n, Signal.OUT, "out"));
            case DESTINATION -> Stream.of(duration(n), rate(n, Signal.IN, "taken"));
        };
        return facts.filter(text -> !text.isEmpty()).limit(MOST).toList();
    }

    /** What is turned away or fails. */
    static String loss(StageNumbers n) {
        double rejected = n.mean(Signal.REJECTED);
        if (rejected > 0) {
            return Format.value(rejected, "{event}/s") + " rejected";
        }
        double errors = n.mean(Signal.ERRORS);
        return errors > 0 ? Format.value(errors, "{event}/s") + " failed" : "";
    }

    /** How full the queue is. */
    static String queue(StageNumbers n) {
        double size = n.last(Signal.QUEUE_SIZE);
        double capacity = n.last(Signal.QUEUE_CAPACITY);
        if (Double.isNaN(size)) {
            return "";
        }
        return Double.isNaN(capacity)
                ? Format.number(size) + " waiting"
                : Format.number(size) + " of " + Format.number(capacity);
    }

    private static String rate(StageNumbers n, Signal signal, String word) {
        double rate = n.mean(signal);
        return Double.isNaN(rate) ? "" : Format.value(rate, signal.unit()) + " " + word;
    }

    private static String busy(StageNumbers n) {
        double share = n.mean(Signal.UTILIZATION);
        return Double.isNaN(share) ? "" : Format.share(share) + " busy";
    }

    private static String duration(StageNumbers n) {
        double seconds = n.mean(Signal.DURATION);
        return Double.isNaN(seconds) ? "" : Format.seconds(seconds) + " a call";
    }

    private static String inflight(StageNumbers n) {
        double events = n.mean(Signal.INFLIGHT);
        return Double.isNaN(events) ? "" : Format.number(events) + " in flight";
    }

    private String batch(Stage stage, StageNumbers n) {
        double size = n.mean(Signal.BATCH_SIZE);
        double most = pipeline.setting(stage.id(), SettingRole.BATCH_SIZE)
                .map(Setting::number)
                .orElse(Double.NaN);
        if (Double.isNaN(size)) {
            return "";
        }
        String limit = Double.isNaN(most) ? "" : " of " + Format.number(most);
        return Format.number(size) + limit + " a batch";
    }
}
