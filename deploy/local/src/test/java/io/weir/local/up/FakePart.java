package io.weir.local.up;

import io.weir.local.common.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes what is done to it. */
final class FakePart implements Part {

    private final String name;
    private final List<String> diary;
    private final boolean fails;
    final CompletableFuture<String> end = new CompletableFuture<>();

    FakePart(String name, List<String> diary, boolean fails) {
        this.name = name;
        this.diary = diary;
        this.fails = fails;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public String start(StopSignal stop) {
        diary.add("start " + name);
        if (fails) {
            throw Problem.ofMachine(name + " did not start");
        }
        return "somewhere";
    }

    @Override
    public void stop() {
        diary.add("stop " + name);
    }

    @Override
    public CompletionStage<String> ended() {
        return end;
    }

    @Override
    public String lastWords() {
        return "    last words of " + name;
    }
}
