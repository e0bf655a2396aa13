package io.weir.walls.planted.web;

import java.net.http.HttpClient;

/** Breaks a wall: only notify calls out. */
record CallsOut(HttpClient client) {}
