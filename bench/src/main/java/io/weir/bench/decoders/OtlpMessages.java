package io.weir.bench.decoders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The workload as OTLP. */
final class OtlpMessages {

    private static final Map<String, String> RESOURCE = new TreeMap<>(Map.of(
            "service.name",
            "checkout",
            "service.instance.id",
            "checkout-7d9f-1:8080",
            "host.name",
            "host-1",
            "deployment.environment.name",
            "production"));
    private static final long AT_NANOS = Workload.AT_MILLIS * 1_000_000;
    private static final long START_NANOS = AT_NANOS - 3_600_000_000_000L;

    private OtlpMessages() {}

    static byte[] proto() {
        Proto resource = new Proto();
        RESOURCE.forEach((key, value) -> resource.message(1, attribute(key, value)));
        Proto scope = new Proto().message(1, new Proto().text(1, "io.weir.sample"));
        Workload.samples().forEach(sample -> scope.message(2, metric(sample)));
        return new Proto()
                .message(1, new Proto().message(1, resource).message(2, scope))
                .toBytes();
    }

    static String json() {
        String resource = RESOURCE.entrySet().stream()
                .map(e -> attributeJson(e.getKey(), e.getValue()))
                .collect(Collectors.joining(","));
        List<Workload.Sample> samples = Workload.samples();
        return "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[" + resource
                + "]},\"scopeMetrics\":[{\"scope\":{\"name\":\"io.weir.sample\"},\"metrics\":["
                + samples.stream().map(OtlpMessages::metricJson).collect(Collectors.joining(","))
                + "]}]}]}";
    }

    private static Proto attribute(String key, String value) {
        return new Proto().text(1, key).message(2, new Proto().text(1, value));
    }

    private static Proto metric(Workload.Sample sample) {
        Proto point = new Proto().fixed(2, START_NANOS).fixed(3, AT_NANOS);
        if (sample.integer()) {
            point.fixed(6, (long) sample.value());
        } else {
            point.real(4, sample.value());
        }
        Proto data = new Proto().message(1, point.message(7, attribute("stage", "siem_http")));
        if (sample.counter()) {
            data.number(2, 2).number(3, 1);
        }
        return new Proto().text(1, sample.name()).text(3, "{event}").message(sample.counter() ? 7 : 5, data);
    }

    private static String attributeJson(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    private static String metricJson(Workload.Sample sample) {
        String value = sample.integer() ? "\"asInt\":\"" + sample.text() + "\"" : "\"asDouble\":" + sample.text();
        String points = "{\"dataPoints\":[{\"attributes\":[" + attributeJson("stage", "siem_http")
                + "],\"startTimeUnixNano\":\"" + START_NANOS + "\",\"timeUnixNano\":\"" + AT_NANOS + "\"," + value
                + "}]";
        return "{\"name\":\"" + sample.name() + "\",\"unit\":\"{event}\","
                + (sample.counter()
                        ? "\"sum\":" + points + ",\"aggregationTemporality\":2,\"isMonotonic\":true}}"
                        : "\"gauge\":" + points + "}}");
    }
}
