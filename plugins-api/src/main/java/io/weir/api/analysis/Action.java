package io.weir.api.analysis;

/** What a suggestion asks for. */
public enum Action {
    /** Make the setting larger. */
    INCREASE,
    /** Make the setting smaller. */
    DECREASE,
    /** Give the setting another value. */
    SET,
    /** Turn it on. */
    ENABLE,
    /** Turn it off. */
    DISABLE,
    /** Change something outside the engine. */
    EXTERNAL,
    /** Change nothing. */
    NONE
}
