package io.weir.walls.planted.storage;

import io.vertx.mutiny.sqlclient.Pool;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stands where it may. */
record MayUseSql(Mutiny.Session session, Pool pool) {}
