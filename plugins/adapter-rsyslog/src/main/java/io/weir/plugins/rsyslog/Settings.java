package io.weir.plugins.rsyslog;

import io.weir.api.adapter.Multiples;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tunables of queues and their workers: from the configuration, else inferred, else the default. */
final class Settings {

    private static final String UNKNOWN = "unknown";
    private static final int ENOUGH = 20;

    private final Topology topology;
    private final Impstats stats;

    Settings(Topology topology, Impstats stats) {
        this.topology = topology;
        this.stats = stats;
    }

    List<Setting> all() {
        List<Setting> found = new ArrayList<>();
        for (String queue : topology.counters().keySet()) {
            boolean input = topology.isInputQueue(queue);
            addSize(queue, input, found);
            addOverflow(queue, input, found);
            addWorkers(queue, input, found);
        }
        for (String action : stats.actions()) {
            if (!topology.counters().containsKey(action + Topology.QUEUE)) {
                found.add(configured(action, SettingRole.CONCURRENCY, "queue.workerThreads", Map.of(), "1"));
            }
        }
        return found;
    }

    private void addSize(String queue, boolean input, List<Setting> found) {
        Capacity c = topology.capacity(queue);
        String byDefault = input ? "50000" : "1000";
        found.add(new Setting("queue.size", queue, SettingRole.QUEUE_CAPACITY, text(c.size()), c.origin(), byDefault));
        if (!Double.isNaN(c.mark())) {
            found.add(new Setting(
                    "queue.lightDelayMark", queue, SettingRole.BACKPRESSURE_MARK, text(c.mark()), c.origin(), null));
        }
    }

    /** Without configuration nothing is said: whether it waits or discards shows in the counters. */
    private void addOverflow(String queue, boolean input, List<Setting> found) {
        String timeout = topology.parameters(queue).get("queue.timeoutenqueue");
        if (input) {
            found.add(
                    new Setting("queue.lightDelayMark", queue, SettingRole.OVERFLOW, "block", Origin.DEFAULT, "block"));
        } else if (timeout != null) {
            String value = timeout.equals("0") ? "drop" : "block";
            found.add(new Setting(
                    "queue.timeoutEnqueue", queue, SettingRole.OVERFLOW, value, Origin.CONFIGURED, "block"));
        }
    }

    private void addWorkers(String queue, boolean input, List<Setting> found) {
        Map<String, String> parameters = topology.parameters(queue);
        String stage = input ? queue + Topology.WORKERS : Topology.actionOf(queue);
        found.add(configured(stage, SettingRole.CONCURRENCY, "queue.workerThreads", parameters, "1"));
        Setting batch =
                configured(stage, SettingRole.BATCH_SIZE, "queue.dequeueBatchSize", parameters, input ? "1024" : "128");
        found.add(batch.origin() == Origin.DEFAULT ? inferred(batch, queue) : batch);
    }

    private Setting inferred(Setting batch, String queue) {
        QueueCounters counters = topology.counters().get(queue);
        Capacity capacity = topology.capacity(queue);
        if (counters == null || !capacity.known()) {
            return batch;
        }
        double[] left = counters.leftWhileMany(0.5 * capacity.size());
        OptionalLong full = Multiples.of(left);
        long size = full.isPresent() ? full.getAsLong() : leavesOneByOne(left, batch.number()) ? 1 : 0;
        return size == 0
                ? batch
                : new Setting(
                        batch.name(),
                        batch.stage(),
                        batch.role(),
                        Long.toString(size),
                        Origin.INFERRED,
                        batch.defaultValue());
    }

    /** Numbers that are smaller than a full batch and have no common size: no batch is larger than the least of them. */
    private static boolean leavesOneByOne(double[] left, double usual) {
        double[] some = Arrays.stream(left).filter(v -> v > 1).toArray();
        return some.length >= ENOUGH
                && Arrays.stream(some).allMatch(v -> v < usual)
                && Arrays.stream(some).distinct().count() > 1;
    }

    private static Setting configured(
            String stage, SettingRole role, String name, Map<String, String> parameters, String byDefault) {
        String value = parameters.get(name.toLowerCase(java.util.Locale.ROOT));
        return value == null
                ? new Setting(name, stage, role, byDefault, Origin.DEFAULT, byDefault)
                : new Setting(name, stage, role, value, Origin.CONFIGURED, byDefault);
    }

    private static String text(double v) {
        return Double.isNaN(v) ? UNKNOWN : Long.toString(Math.round(v));
    }
}
