package io.weir.walls.planted.notify;

import java.net.http.HttpClient;

/** Stands where it may. */
record MayCallOut(HttpClient client) {}
