package io.weir.local.plugin;

import io.weir.local.common.Terminal;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.PluginVerification;
import io.weir.plugin.PluginVerification.Report;
import io.weir.plugin.directory.Complaint;
import io.weir.plugin.directory.Complaint.Weight;
import io.weir.plugin.directory.Unusable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code weir plugin verify}: looks at a jar before it is shipped. Exit codes: 0 a host takes it up, 1 it would be refused,
 * 2 it cannot be read.
 */
@Command(name = "verify")
public final class PluginVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JAR")
    private Path jar = Path.of("");

    @Option(names = "--native")
    private boolean forNative;

    /** Created by picocli. */
    public PluginVerifyCommand() {}

    @Override
    public Integer call() {
        try {
            return say(new PluginVerification(getClass().getClassLoader(), PluginLimits.DEFAULT).verify(jar));
        } catch (NoSuchFileException e) {
            Terminal.complain("there is no " + jar + ": build it first, and name the jar or a folder of jars.");
        } catch (Unusable | IOException e) {
            Terminal.complain(jar + " " + e.getMessage());
        }
        return 2;
    }

    private int say(Report report) {
        report.plugins().forEach(p -> Terminal.say("  found   " + p));
        report.complaints().forEach(c -> Terminal.say("  " + word(c) + c.text()));
        long faults = report.complaints().stream().filter(this::counts).count();
        long others = report.complaints().size() - faults;
        String rest = others == 0 ? "" : ", with " + (others == 1 ? "one remark" : others + " remarks");
        Terminal.say(jar + ": " + (faults == 0 ? "sound" : faults == 1 ? "one fault" : faults + " faults") + rest);
        return faults == 0 ? 0 : 1;
    }

    private boolean counts(Complaint complaint) {
        return complaint.weight() == Weight.FAULT || forNative && complaint.weight() == Weight.NATIVE;
    }

    private static String word(Complaint complaint) {
        return switch (complaint.weight()) {
            case FAULT -> "FAULT   ";
            case NATIVE -> "native  ";
            case ADVICE -> "advice  ";
        };
    }
}
