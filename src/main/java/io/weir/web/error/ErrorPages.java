package io.weir.web.error;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.weir.web.format.Words;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers a problem: programs get JSON, browsers a page. */
@Singleton
class ErrorPages {

    private final Shells shells;

    ErrorPages(Shells shells) {
        this.shells = shells;
    }

    /** The page that shows a problem. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ErrorPage(Shell shell, Problem problem, String detail) implements TemplateInstance {}

    /**
     * Who asked.
     *
     * @param person whether a page is wanted rather than JSON
     * @param theme as the browser remembers it, or null
     */
    record Reader(boolean person, @Nullable String theme) {

        static Reader of(HttpHeaders headers, UriInfo uri) {
            String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
            boolean api = uri.getPath().startsWith("/api/");
            Cookie theme = headers.getCookies().get(Shells.THEME_COOKIE);
            boolean person = !api && accept != null && accept.contains(MediaType.TEXT_HTML);
            return new Reader(person, theme == null ? null : theme.getValue());
        }
    }

    Response answer(Problem problem, Reader reader) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (reader.person()) {
            String page = new ErrorPage(shells.shell("", reader.theme()), problem, sentence(problem.detail())).render();
            return answer.entity(page)
                    .type(MediaType.TEXT_HTML + ";charset=utf-8")
                    .build();
        }
        return answer.entity(problem).type(Problem.MEDIA_TYPE).build();
    }

    // What a program reads begins in lower case and has no end.
    private static String sentence(String detail) {
        return Words.capital(detail) + (detail.isEmpty() || detail.endsWith(".") ? "" : ".");
    }
}
