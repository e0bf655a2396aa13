package io.weir.sample;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Entry point of the sample pipeline. Runs until it is told to stop. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    /** Starts it as the environment says; takes no arguments. Exit code 2 when that cannot be. */
    public static void main(String[] args) {
        try {
            Sample sample = new Sample(SampleOptions.of(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(sample::close, "stop"));
            LOG.info("The sample runs at " + sample.address());
        } catch (IllegalArgumentException | IOException e) {
            LOG.log(Level.SEVERE, "The sample cannot start: " + e.getMessage(), e);
            System.exit(2);
        }
    }
}
