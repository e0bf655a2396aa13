package io.weir.plugins.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.Trait;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.simulator.Simulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RsyslogAdapterTest extends AdapterContract {

    private static final Fault BURSTS = Fault.none()
            .withBursts(50, 2000, 12)
            .withCapacity(150)
            .withCalls(1, 128)
            .withFills(0)
            .withCost(0.005, 0.0005);

    @Override
    protected Adapter adapter() {
        return new RsyslogAdapter();
    }

    @Override
    protected NativeWindow window() {
        return Engines.rsyslog(BURSTS, 500);
    }

    @Test
    void namesStagesAsRsyslogDoes() {
        Observation seen = adapter().observe(window()).getFirst();

        assertThat(seen.pipeline().stages())
                .extracting(Stage::id)
                .containsExactly("application", "main Q", "main Q:Reg", "out queue", "out", "TCP-out-514");
        assertThat(seen.pipeline().stage("out").orElseThrow().is(Trait.STREAM)).isTrue();
    }

    @Test
    void seesThatMessagesLeaveOneByOne() {
        Fault slow =
                Fault.none().withArrivals(600).withCapacity(2000).withFills(0).withCalls(1, 1);
        DestinationModel varying = DestinationModel.of("destination", Service.lognormal(0, 0.02, 0.5));
        Scenario single = Scenario.of(slow.scenario().pipeline().with(varying), 90);

        Setting batch = batch(Engines.rsyslog(Simulator.run(single, 1), 0));

        assertThat(batch.value()).isEqualTo("1");
        assertThat(batch.origin()).isEqualTo(Setting.Origin.INFERRED);
    }

    @Test
    void readsALongParameter() {
        String conf = "action(name=\"out\" type=\"omfwd\" template=\"" + "%msg%".repeat(20_000)
                + "\" queue.dequeueBatchSize=\"32\")";

        Setting batch = batch(Engines.configured(window(), new NativeSettings(conf, Map.of())));

        assertThat(batch.value()).isEqualTo("32");
    }

    private Setting batch(NativeWindow window) {
        return adapter().observe(window).getFirst().pipeline().settings().stream()
                .filter(s -> s.stage().equals("out") && s.role() == SettingRole.BATCH_SIZE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doesNotCountDiscardsAsDelivered() {
        Observation seen = adapter().observe(window()).getFirst();

        double in = seen.columns().get(new SignalKey("out queue", Signal.IN)).total();
        double out = seen.columns().get(new SignalKey("out queue", Signal.OUT)).total();
        double lost =
                seen.columns().get(new SignalKey("out queue", Signal.REJECTED)).total();

        assertThat(lost).isGreaterThan(0.4 * in);
        assertThat(out).isBetween(in - lost - 200, in - lost + 200);
    }

    @Test
    void infersTheCapacityWhereNoneIsConfigured() {
        Setting size = adapter()
                .observe(window())
                .getFirst()
                .pipeline()
                .setting("out queue", SettingRole.QUEUE_CAPACITY)
                .orElseThrow();

        assertThat(size.value()).isEqualTo("150");
        assertThat(size.origin()).isEqualTo(Setting.Origin.INFERRED);
    }

    @Test
    void readsTheConfiguration() {
        NativeSettings conf = new NativeSettings("""
                # main_queue(queue.size="1")
                main_queue(queue.size="20000" queue.workerThreads="2")
                action(name="out" type="omprog" template="a(b)" useTransactions="on"
                       queue.size="150" queue.workerThreads="3" queue.timeoutEnqueue="0")
                """, Map.of());

        Observation seen = adapter().observe(Engines.configured(window(), conf)).getFirst();

        assertThat(seen.pipeline()
                        .setting("out", SettingRole.CONCURRENCY)
                        .orElseThrow()
                        .value())
                .isEqualTo("3");
        assertThat(seen.pipeline()
                        .setting("main Q", SettingRole.QUEUE_CAPACITY)
                        .orElseThrow()
                        .value())
                .isEqualTo("20000");
        assertThat(seen.pipeline()
                        .setting("main Q", SettingRole.BACKPRESSURE_MARK)
                        .orElseThrow()
                        .number())
                .isEqualTo(14000);
        assertThat(seen.pipeline()
                        .setting("out queue", SettingRole.OVERFLOW)
                        .orElseThrow()
                        .value())
                .isEqualTo("drop");
        assertThat(seen.pipeline().stage("out").orElseThrow().is(Trait.CALL_PER_BATCH))
                .isTrue();
    }

    @Test
    void writesASettingAsRsyslogReadsIt() {
        Setting workers =
                new Setting("queue.workerThreads", "out", SettingRole.CONCURRENCY, "1", Setting.Origin.DEFAULT, "1");

        assertThat(adapter().patch(workers, "4"))
                .contains(
                        "action(name=\"out\" ... queue.workerThreads=\"4\" queue.workerThreadMinimumMessages=\"100\")");
    }
}
