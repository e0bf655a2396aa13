package io.weir.walls.planted.runtime;

import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Breaks a wall: what a class needs is a parameter of its constructor. */
class InjectsField {
    @Inject
    Runnable injected;

    @ConfigProperty(name = "planted")
    String configured;
}
