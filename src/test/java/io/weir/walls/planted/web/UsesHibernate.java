package io.weir.walls.planted.web;

import org.hibernate.reactive.mutiny.Mutiny;

/** Breaks a wall: only storage uses Hibernate. */
record UsesHibernate(Mutiny.Session session) {}
