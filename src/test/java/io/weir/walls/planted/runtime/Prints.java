package io.weir.walls.planted.runtime;

/** Breaks a wall: a service logs. */
class Prints {
    void print() {
        System.out.println("planted");
    }
}
