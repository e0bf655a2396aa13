package io.weir.sample;

import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what the SDK reports of itself to a broker: one OTLP export request in protobuf a message. */
final class KafkaReports implements MetricExporter {

    private static final Logger LOG = Logger.getLogger(KafkaReports.class.getName());
    private static final String TOPIC = "otlp_metrics";
    private static final String KEY = "sample-checkout";

    private final Producer<String, byte[]> producer;
    private final AtomicReference<Latest> latest = new AtomicReference<>(Latest.NONE);

    KafkaReports(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                2_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** What was reported last. */
    Latest latest() {
        return latest.get();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        latest.set(Latest.of(metrics));
        CompletableResultCode result = new CompletableResultCode();
        Future<?> _ = producer.send(new ProducerRecord<>(TOPIC, KEY, bytes(metrics)), (sent, failure) -> {
            if (failure == null) {
                result.succeed();
            } else {
                LOG.log(Level.WARNING, "the broker did not take a report", failure);
                result.fail();
            }
        });
        return result;
    }

    static byte[] bytes(Collection<MetricData> metrics) {
        MetricsRequestMarshaler request = MetricsRequestMarshaler.create(metrics);
        ByteArrayOutputStream out = new ByteArrayOutputStream(request.getBinarySerializedSize());
        try {
            request.writeBinaryTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public CompletableResultCode flush() {
        producer.flush();
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        producer.close(Duration.ofSeconds(1));
        return CompletableResultCode.ofSuccess();
    }
}
