package io.weir.plugin;

import io.weir.alerting.outbox.Answer;
import io.weir.alerting.outbox.DueNotice;
import io.weir.alerting.outbox.NotifierCaller;
import io.weir.alerting.route.PluginTarget;
import io.weir.api.config.OptionProblem;
import io.weir.api.config.Reading;
import io.weir.api.notice.Delivery;
import io.weir.api.notice.Notice;
import io.weir.api.notice.Notifier;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notifiers of plugins for the outbox.
 *
 * @param host that has them
 */
record PluginNotifiers(ServiceLoadedPlugins host) implements NotifierCaller {

    @Override
    public CompletionStage<Answer> call(PluginTarget target, DueNotice notice) {
        return host.notifiers().stream()
                .filter(n -> n.id().equals(target.notifier()))
                .findFirst()
                .map(n -> call(n, target, notice))
                .orElseGet(() -> NONE.call(target, notice));
    }

    private static CompletionStage<Answer> call(Guarded<Notifier<?>> notifier, PluginTarget target, DueNotice notice) {
        return notifier.call(plugin -> answer(notifier.candidate(), plugin, target, notice), answer -> 0)
                .exceptionally(PluginNotifiers::failed);
    }

    private static Answer answer(Candidate<?> candidate, Notifier<?> plugin, PluginTarget target, DueNotice notice) {
        return switch (Objects.requireNonNull(candidate.configuration()).read(target.options())) {
            case Reading.Bad<?> bad -> new Answer.Never(wrong(target, bad));
            case Reading.Good<?> good -> answer(send(plugin, NoticeReader.read(notice), good.value()));
        };
    }

    @SuppressWarnings("unchecked") // the options were made from the notifier's own defaults
    private static @Nullable Delivery send(Notifier<?> plugin, Notice notice, Record options) {
        return ((Notifier<Record>) plugin).send(notice, options);
    }

    private static Answer answer(@Nullable Delivery delivery) {
        return switch (delivery) {
            case null -> throw new PluginFailure.Nonsense("send() returned null");
            case Delivery.Taken() -> new Answer.Taken();
            case Delivery.Later later ->
                new Answer.Later(
                        Texts.required(later.error(), "error of a delivery"),
                        Optional.ofNullable(later.after()).filter(after -> !after.isNegative()));
            case Delivery.Never never -> new Answer.Never(Texts.required(never.error(), "error of a delivery"));
        };
    }

    private static Answer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Answer.Later("the notifier failed: " + Reason.text(cause), Optional.empty());
    }

    private static String wrong(PluginTarget target, Reading.Bad<?> bad) {
        return "options of notifier " + target.notifier() + " in the routing file are wrong: "
                + bad.problems().stream().map(OptionProblem::message).collect(Collectors.joining("; "));
    }
}
