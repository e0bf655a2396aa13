package io.weir.web.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.weir.analysis.settings.RefusedException;
import io.weir.web.error.ErrorPages.Reader;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what was thrown into an answer that the reader understands. */
public class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    private final ErrorPages pages;

    ErrorMappers(ErrorPages pages) {
        this.pages = pages;
    }

    /** A problem that is told as it is. */
    @ServerExceptionMapper
    public Response problem(ProblemException e, HttpHeaders headers, UriInfo uri) {
        return pages.answer(e.problem(), Reader.of(headers, uri));
    }

    /** What the framework refuses: unknown addresses, wrong methods, wrong media types. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, HttpHeaders headers, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        Problem problem = e.getCause() instanceof JacksonException json
                ? Refusals.notJson(json)
                : Refusals.of(status, uri.getPath(), e.getResponse().getAllowedMethods());
        return pages.answer(problem, Reader.of(headers, uri));
    }

    /** A body that is JSON, but of another form than it must have. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, HttpHeaders headers, UriInfo uri) {
        return pages.answer(Refusals.anotherForm(e), Reader.of(headers, uri));
    }

    /** Anything else is our fault: it is logged under a number that the answer names. */
    @ServerExceptionMapper
    public Response fault(Throwable e, HttpHeaders headers, UriInfo uri) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof ProblemException told) {
            return problem(told, headers, uri);
        }
        if (cause instanceof RefusedException refused) {
            String message = String.valueOf(refused.getMessage());
            return problem(
                    ProblemException.invalid(refused.problems().getFirst().field(), message), headers, uri);
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        if (Refusals.isAway(e)) {
            LOG.warnf("request %s could not be answered (%s): %s", uri.getPath(), number, cause);
            return pages.answer(Refusals.away(number), Reader.of(headers, uri));
        }
        LOG.errorf(cause, "request %s failed (%s)", uri.getPath(), number);
        String detail = "The service could not answer. Its log tells more under number " + number + ".";
        return pages.answer(
                Problem.of(500, "internal", "Something went wrong on our side", detail, null), Reader.of(headers, uri));
    }
}
