package io.weir.web.deadletter;

import io.weir.web.format.Words;
import java.util.List;

/**
 * The question before anything is done.
 *
 * @param title the question
 * @param text what will happen
 * @param button what the button says
 * @param word of the deed
 * @param ids of the letters meant; empty for all that the filter lets pass
 * @param filter in force
 * @param back address to go back to
 */
public record QuestionView(
        String title, String text, String button, String word, List<Long> ids, Filter filter, String back) {

    /** Whether it cannot be undone. */
    public boolean risky() {
        return word.startsWith("drop");
    }

    static QuestionView of(Deed deed, long matching) {
        long count = deed.ids().isEmpty() ? matching : deed.ids().size();
        String letters = Words.count(count, "dead letter");
        return switch (deed.action()) {
            case REPLAY ->
                new QuestionView(
                        "Send " + letters + " again?",
                        "Each goes to the topic that it came from, with its bytes, key and headers as they were. Mend first"
                                + " what was wrong, or it comes back. Those that were cut are left out. What arrived before"
                                + " is not stored twice.",
                        "Send again",
                        deed.word(),
                        deed.ids(),
                        deed.filter(),
                        deed.filter().address());
            case DROP ->
                new QuestionView(
                        "Drop " + letters + "?",
                        "They cannot be looked at or sent again from here any more. The topic of dead letters keeps its own"
                                + " copy as long as the broker's retention says.",
                        "Drop",
                        deed.word(),
                        deed.ids(),
                        deed.filter(),
                        deed.filter().address());
        };
    }
}
