package io.weir.plugin;

import org.jspecify.annotations.Nullable;

/** Why a call of a plugin gave no result. The message is for people. */
abstract sealed class PluginFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PluginFailure(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** It threw. */
    static final class Threw extends PluginFailure {
        private static final long serialVersionUID = 1L;

        Threw(Throwable cause) {
            super(Reason.of(cause), cause);
        }
    }

    /** It took too long. */
    static final class TooLate extends PluginFailure {
        private static final long serialVersionUID = 1L;

        TooLate(String message) {
            super(message, null);
        }
    }

    /** It returned something that its contract forbids. */
    static final class Nonsense extends PluginFailure {
        private static final long serialVersionUID = 1L;

        Nonsense(String message) {
            super(message, null);
        }
    }

    /** It was not called: no worker came free in time, or it is in quarantine. Not its own fault this time. */
    static final class NotCalled extends PluginFailure {
        private static final long serialVersionUID = 1L;

        NotCalled(String message) {
            super(message, null);
        }
    }
}
