package io.weir.bench.decoders;

/** The workload as Prometheus remote write. */
final class RemoteWriteMessages {

    private RemoteWriteMessages() {}

    static byte[] plain() {
        Proto request = new Proto();
        for (Workload.Sample sample : Workload.samples()) {
            Proto series = new Proto()
                    .message(1, label("__name__", sample.name().replace('.', '_')))
                    .message(1, label("instance", "host-1:9090"))
                    .message(1, label("job", "checkout"))
                    .message(1, label("stage", "siem_http"))
                    .message(2, new Proto().real(1, sample.value()).number(2, Workload.AT_MILLIS));
            request.message(1, series);
        }
        return request.toBytes();
    }

    private static Proto label(String name, String value) {
        return new Proto().text(1, name).text(2, value);
    }
}
