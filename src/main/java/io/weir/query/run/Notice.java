package io.weir.query.run;

import io.weir.query.lang.Place;

/**
 * What a reader of an answer should know.
 *
 * @param place of the expression that it is about
 * @param text for people
 */
public record Notice(Place place, String text) {}
