package io.weir.web.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Media types and encodings of requests, without their parameters, in lower case; empty where there is none. */
final class Media {

    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json";

    private Media() {}

    static String type(HttpServerRequest request) {
        String type = header(request, HttpHeaders.CONTENT_TYPE);
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }

    static String encoding(HttpServerRequest request) {
        String encoding = header(request, HttpHeaders.CONTENT_ENCODING);
        return encoding.equals("identity") ? "" : encoding;
    }

    static String header(HttpServerRequest request, CharSequence name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
