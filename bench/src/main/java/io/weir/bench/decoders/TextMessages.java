package io.weir.bench.decoders;

import java.util.List;
import java.util.stream.Collectors;

/** The workload in formats of lines. */
final class TextMessages {

    private static final int FIELDS = 10;

    private TextMessages() {}

    /** Ten lines of ten fields. */
    static String influx() {
        StringBuilder result = new StringBuilder();
        List<Workload.Sample> samples = Workload.samples();
        for (int i = 0; i < samples.size(); i += FIELDS) {
            String fields = samples.subList(i, i + FIELDS).stream()
                    .map(s -> s.name() + "=" + s.text() + (s.integer() ? "i" : ""))
                    .collect(Collectors.joining(","));
            result.append("pipeline_")
                    .append(i)
                    .append(",host=host-1,stage=siem_http ")
                    .append(fields);
            result.append(' ').append(Workload.AT_MILLIS).append("000000\n");
        }
        return result.toString();
    }

    static String prometheus() {
        StringBuilder result = new StringBuilder();
        for (Workload.Sample sample : Workload.samples()) {
            String name = sample.name().replace('.', '_');
            result.append("# TYPE ").append(name).append(sample.counter() ? " counter\n" : " gauge\n");
            result.append(name)
                    .append("{stage=\"siem_http\",kind=\"sink\"} ")
                    .append(sample.text())
                    .append('\n');
        }
        return result.toString();
    }

    /** One value list, as collectd sends them. */
    static String putval() {
        return "PUTVAL host-1/collectd-write_queue/queue_length interval=10.000 1795478400.000:4711\r\n";
    }

    /** One metric, as Telegraf sends them. */
    static String influxSingle() {
        return influx().lines().findFirst().orElseThrow() + "\n";
    }
}
