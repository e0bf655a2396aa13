package io.weir.local.plugin;

import io.weir.declared.DeclaredFile;
import io.weir.declared.DeclaredTest.Result;
import io.weir.file.FaultyFileException;
import io.weir.local.common.Terminal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code weir plugin test}: reads YAML analyzers as the service does and runs the tests that they hold. Exit codes: 0 all
 * passed, 1 one failed, 2 a file cannot be read.
 */
@Command(name = "test")
public final class PluginTestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = new ArrayList<>();

    /** Created by picocli. */
    public PluginTestCommand() {}

    @Override
    public Integer call() {
        return files.stream().mapToInt(PluginTestCommand::test).max().orElse(0);
    }

    private static int test(Path file) {
        try {
            return report(file, DeclaredFile.read(Files.readString(file)));
        } catch (FaultyFileException e) {
            Terminal.complain(file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage());
        } catch (CharacterCodingException _) {
            Terminal.complain(file + ": is not text in UTF-8");
        } catch (IOException e) {
            Terminal.complain(file + ": cannot be read: " + e);
        }
        return 2;
    }

    private static int report(Path file, DeclaredFile declared) {
        List<Result> results = declared.tests().stream().map(t -> t.run()).toList();
        results.forEach(
                r -> Terminal.say(r.passed() ? "  passed  " + r.name() : "  FAILED  " + r.name() + ": " + r.detail()));
        long failed = results.stream().filter(r -> !r.passed()).count();
        Terminal.say(
                file + ": " + (results.isEmpty() ? "sound, but it holds no tests" : count(results.size(), failed)));
        return failed == 0 ? 0 : 1;
    }

    private static String count(int all, long failed) {
        return failed == 0 ? all + (all == 1 ? " test passed" : " tests passed") : failed + " of " + all + " failed";
    }
}
