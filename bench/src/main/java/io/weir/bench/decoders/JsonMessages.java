package io.weir.bench.decoders;

import java.util.List;
import java.util.stream.Collectors;

/** The workload in JSON formats. */
final class JsonMessages {

    private static final int FIELDS = 10;

    private JsonMessages() {}

    static String weir() {
        return "{\"time\":" + Workload.AT_MILLIS
                + ",\"source\":{\"service.name\":\"checkout\",\"host.name\":\"host-1\"},\"samples\":["
                + Workload.samples().stream().map(JsonMessages::weir).collect(Collectors.joining(","))
                + "]}";
    }

    private static String weir(Workload.Sample sample) {
        return "{\"name\":\"" + sample.name() + "\",\"kind\":\"" + (sample.counter() ? "counter" : "gauge")
                + "\",\"labels\":{\"stage\":\"siem_http\"},\"value\":" + sample.text() + "}";
    }

    /** A batch of ten metrics of ten fields. */
    static String telegraf() {
        StringBuilder result = new StringBuilder("{\"metrics\":[");
        List<Workload.Sample> samples = Workload.samples();
        for (int i = 0; i < samples.size(); i += FIELDS) {
            result.append(i == 0 ? "" : ",").append(telegraf(i, samples.subList(i, i + FIELDS)));
        }
        return result.append("]}").toString();
    }

    /** One metric, as Telegraf sends them unless it is told to batch. */
    static String telegrafSingle() {
        return telegraf(0, Workload.samples().subList(0, FIELDS));
    }

    private static String telegraf(int number, List<Workload.Sample> samples) {
        return "{\"fields\":{"
                + samples.stream().map(s -> "\"" + s.name() + "\":" + s.text()).collect(Collectors.joining(","))
                + "},\"name\":\"pipeline_" + number
                + "\",\"tags\":{\"host\":\"host-1\",\"stage\":\"siem_http\"},\"timestamp\":"
                + Workload.AT_MILLIS / 1000 + "}";
    }

    /** One metric an event, a hundred events in lines. */
    static String vector() {
        return Workload.samples().stream()
                .map(s -> "{\"name\":\"" + s.name()
                        + "\",\"namespace\":\"vector\",\"tags\":{\"component_id\":\"siem_http\",\"host\":\"host-1\"},"
                        + "\"timestamp\":\"2026-11-24T00:00:00Z\",\"kind\":\"absolute\","
                        + (s.counter() ? "\"counter\"" : "\"gauge\"") + ":{\"value\":" + s.text() + "}}")
                .collect(Collectors.joining("\n"));
    }

    /** One value list, as collectd's write_kafka sends them. */
    static String collectdSingle() {
        return "[" + collectd("queue_length", "4711") + "]";
    }

    static String collectd() {
        return Workload.samples().stream()
                .map(s -> collectd(s.name(), s.text()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String collectd(String type, String value) {
        return "{\"values\":[" + value
                + "],\"dstypes\":[\"gauge\"],\"dsnames\":[\"value\"],\"time\":1795478400.495,\"interval\":10.0,"
                + "\"host\":\"host-1\",\"plugin\":\"collectd\",\"plugin_instance\":\"write_queue\",\"type\":\"" + type
                + "\",\"type_instance\":\"\"}";
    }
}
