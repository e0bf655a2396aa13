package io.weir.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a component of a configuration record means. Its name is the component's, with hyphens:
 * {@code worthSaying} becomes {@code worth-saying}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** What it does, as a sentence without a full stop at its end; shown in the form and in the reference. */
    String description();

    /** Unit in UCUM as signals have it, such as {@code s}, {@code 1} for a share, <code>{event}</code>; empty for none. */
    String unit() default "";

    /** Smallest value; of a duration in seconds. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value; of a duration in seconds. */
    double max() default Double.POSITIVE_INFINITY;
}
