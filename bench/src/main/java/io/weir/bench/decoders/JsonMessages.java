package io.weir.bench.decoders;

import java.util.stream.Collectors;

/** The workload in JSON formats. */
final class JsonMessages {

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
}
