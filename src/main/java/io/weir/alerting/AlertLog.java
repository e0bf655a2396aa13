package io.weir.alerting;

import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What pages and the API read of alerting. Never blocks. */
public interface AlertLog {

    /** Alerts, newest first; pending and firing ones only, or all. */
    CompletionStage<Page<AlertRecord>> alerts(boolean activeOnly, PageRequest page);

    /** One alert. */
    CompletionStage<Optional<AlertRecord>> alert(long id);

    /** Notices, newest first. */
    CompletionStage<Page<NoticeRecord>> notices(PageRequest page);

    /** Notices that told of an alert, newest first. */
    CompletionStage<List<NoticeRecord>> noticesOf(long alertId);
}
