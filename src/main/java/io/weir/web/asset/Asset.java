package io.weir.web.asset;

/**
 * A file that pages load.
 *
 * @param type media type
 * @param bytes content; shared, must not be changed
 */
record Asset(String type, byte[] bytes) {}
