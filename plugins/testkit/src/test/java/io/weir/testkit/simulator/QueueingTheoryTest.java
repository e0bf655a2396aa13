package io.weir.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where theory is exact, the run's own interval of 99 % (batch means) holds what theory says, and is narrow. Formulas as
 * in Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, 4th ed.
 */
class QueueingTheoryTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.8, 0.9})
    void oneServerWithExponentialService(double rho) {
        Estimate waiting = waiting(servers(rho, 1, Service.exponential(1, 0)), 600_000);

        assertAgrees(waiting, rho * rho / (1 - rho));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.8", "4, 0.9", "16, 0.8"})
    void severalServers(int servers, double rho) {
        Estimate waiting = waiting(servers(rho * servers, servers, Service.exponential(1, 0)), 300_000);

        assertAgrees(waiting, erlangC(rho * servers, servers) * rho / (1 - rho));
    }

    /** Pollaczek and Khinchine: L = rho^2 (1 + cv^2) / (2 (1 - rho)). */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8})
    void oneServerWithFixedService(double rho) {
        Estimate waiting = waiting(servers(rho, 1, Service.fixed(1, 0)), 600_000);

        assertAgrees(waiting, rho * rho / (2 * (1 - rho)));
    }

    /** Pollaczek and Khinchine again. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.7, 1.5"})
    void oneServerWithLognormalService(double rho, double cv) {
        Estimate waiting = waiting(servers(rho, 1, Service.lognormal(1, 0, cv)), 1_000_000);

        assertAgrees(waiting, rho * rho * (1 + cv * cv) / (2 * (1 - rho)));
    }

    /** With room for k in all, the share (1 - rho) rho^k / (1 - rho^(k+1)) is lost. */
    @ParameterizedTest
    @CsvSource({"0.7, 4", "0.9, 10", "1.5, 6"})
    void lossWhereRoomIsShort(double rho, int k) {
        PipelineModel pipeline = PipelineModel.named("M/M/1/K")
                .source("source", Arrivals.poisson(rho))
                .queue("queue", k - 1, Overflow.dropNewest())
                .sink("sink", Taking.single(), Service.exponential(1, 0))
                .build();

        Run run = Simulator.run(Scenario.of(pipeline, 600_000), SEED, Sampling.every(1000));

        double lost = (1 - rho) * Math.pow(rho, k) / (1 - Math.pow(rho, k + 1));
        assertAgrees(Estimate.rate(run, "queue", Meter.REJECTED, 10_000), rho * lost);
    }

    /**
     * A server takes up to k that wait, in an exponential time whatever it takes. While it is busy, j wait with a
     * probability that falls as r^j, where r solves mu r^(k+1) - (lambda + mu) r + lambda = 0.
     */
    @ParameterizedTest
    @CsvSource({"1.5, 2", "3, 4", "14, 16"})
    void batchService(double lambda, int k) {
        PipelineModel pipeline = PipelineModel.named("M/M[1,k]/1")
                .source("source", Arrivals.poisson(lambda))
                .queue("queue", QueueModel.UNLIMITED, Overflow.block())
                .sink("sink", Taking.upTo(k), Service.exponential(1, 0))
                .build();

        Estimate waiting = waiting(pipeline, 600_000 / Math.sqrt(lambda));

        double r = root(lambda, k);
        double busy = 1 / (1 / (1 - r) + 1 / lambda);
        assertAgrees(waiting, busy * r / ((1 - r) * (1 - r)));
    }

    /** Shared cores are processor sharing: the number in the system is that of M/M/1, whatever the service (here fixed). */
    @ParameterizedTest
    @CsvSource({"1, 0.7", "1, 0.85"})
    void sharedCores(double cores, double rho) {
        PipelineModel pipeline = PipelineModel.named("M/D/1-PS")
                .source("source", Arrivals.poisson(rho))
                .queue("queue", QueueModel.UNLIMITED, Overflow.block())
                .add(new ProcessorModel("processor", 400, Taking.single(), Service.fixed(1, 0), 0))
                .queue("behind", QueueModel.UNLIMITED, Overflow.block())
                .sink("sink", Taking.upTo(100), Service.NONE)
                .cores(cores)
                .build();

        Run run = Simulator.run(Scenario.of(pipeline, 300_000), SEED, Sampling.every(1000));

        assertAgrees(Estimate.rate(run, "processor", Meter.BUSY, 10_000), rho / (1 - rho));
    }

    private static PipelineModel servers(double lambda, int servers, Service service) {
        return PipelineModel.named("M/G/c")
                .source("source", Arrivals.poisson(lambda))
                .queue("queue", QueueModel.UNLIMITED, Overflow.block())
                .add(DestinationModel.of("destination", service))
                .add(SinkModel.of("sink", "destination", Taking.single()).withWorkers(servers))
                .build();
    }

    private static Estimate waiting(PipelineModel pipeline, double seconds) {
        Run run = Simulator.run(Scenario.of(pipeline, seconds), SEED, Sampling.every(seconds / 1000));
        return Estimate.rate(run, "queue", Meter.AREA, seconds / 20);
    }

    private static void assertAgrees(Estimate estimate, double exact) {
        assertThat(estimate.covers(exact))
                .as("exact %s, simulated %s +- %s", exact, estimate.mean(), estimate.halfWidth())
                .isTrue();
        assertThat(estimate.precision()).isLessThan(0.1);
    }

    private static double erlangC(double a, int c) {
        double b = 1;
        for (int i = 1; i <= c; i++) {
            b = a * b / (i + a * b);
        }
        return c * b / (c - a * (1 - b));
    }

    private static double root(double lambda, int k) {
        double low = 0;
        double high = 1 - 1e-9;
        for (int i = 0; i < 200; i++) {
            double r = (low + high) / 2;
            boolean below = Math.pow(r, k + 1) - (lambda + 1) * r + lambda > 0;
            low = below ? r : low;
            high = below ? high : r;
        }
        return (low + high) / 2;
    }
}
