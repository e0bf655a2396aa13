package io.weir.walls.planted.runtime;

/** Breaks a wall: who sleeps holds a thread. */
class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
