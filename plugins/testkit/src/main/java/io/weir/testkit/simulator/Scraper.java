package io.weir.testkit.simulator;

import io.weir.testkit.scenario.PipelineModel;
import java.util.List;

/** Reads all meters whenever it is due. */
final class Scraper extends Node {

    private final Sampling sampling;
    private final Readings readings;
    private final List<Node> stages;
    private final List<SourceNode> sources;
    private final Cores cores;
    private final MemoryNode memory;
    private final Dice dice;
    private long number;

    Scraper(
            Machine machine,
            Sampling sampling,
            Readings readings,
            List<Node> stages,
            List<SourceNode> sources,
            Cores cores,
            MemoryNode memory) {
        super(machine, "/scraper");
        this.sampling = sampling;
        this.readings = readings;
        this.stages = stages;
        this.sources = sources;
        this.cores = cores;
        this.memory = memory;
        this.dice = new Dice(machine.seed, "/scraper");
    }

    @Override
    void begin() {
        arrange();
    }

    private void arrange() {
        double late = sampling.jitter() == 0 ? 0 : sampling.jitter() * sampling.every() * dice.uniform();
        schedule(sampling.first() + number++ * sampling.every() + late, 0, 0, 0);
    }

    @Override
    void on(int what, int slot, int turn) {
        boolean arrives = sampling.missing() == 0 || dice.uniform() >= sampling.missing();
        if (arrives && readings.begin(now())) {
            for (Node n : stages) {
                n.read(readings);
            }
            double burnt = sources.stream().mapToDouble(SourceNode::burnt).sum();
            readings.put(PipelineModel.WHOLE, Meter.CPU, cores.used() + burnt);
            readings.put(PipelineModel.WHOLE, Meter.MEMORY, memory.live());
        }
        arrange();
    }
}
