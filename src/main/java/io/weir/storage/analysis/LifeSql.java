package io.weir.storage.analysis;

/** Statements about table suggestion_life. Each change of a state writes its row of suggestion_change at once. */
final class LifeSql {

    static final String COLUMNS =
            "id, pipeline_id, code, stage, role, known, suggestion::text, said_at, state, applied_at,"
                    + " last_before, how, by_whom, value, waits, settled_at, verdict, why, measured::text";

    static final String OF = "select " + COLUMNS + " from suggestion_life where pipeline_id = $1"
            + " order by (state = 'VERIFIED'), coalesce(settled_at, applied_at, said_at) desc, id desc limit $2";

    static final String OF_SOURCE = "select " + COLUMNS + " from suggestion_life where state <> 'VERIFIED'"
            + " and pipeline_id in (select id from pipeline where source_id = $1) order by id desc limit $2";

    static final String SAY = """
            insert into suggestion_life as known (pipeline_id, key, code, stage, role, known, suggestion, said_at, state)
            select $1, $2, $3, $4, $5, $6, ($7::text)::jsonb, $8, 'OPEN'
            where exists (select 1 from pipeline where id = $1)
            on conflict (pipeline_id, key) where state <> 'VERIFIED' do update set
                said_at = greatest(known.said_at, excluded.said_at),
                role = excluded.role, known = case when known.state = 'OPEN' then excluded.known else known.known end,
                suggestion = case when known.state = 'OPEN' then excluded.suggestion else known.suggestion end
            """;

    static final String APPLY = """
            with done as (
                update suggestion_life set state = 'APPLIED', applied_at = $3, last_before = $4, how = $5, by_whom = $6,
                    value = $7, waits = $8, due_at = $9, leased_until = null, settled_at = null, why = null
                where pipeline_id = $1 and key = $2 and state in ('OPEN', 'DISMISSED')
                returning id)
            insert into suggestion_change (life_id, at, by_whom, action, detail)
            select id, $10, $6, 'APPLIED', $5 || ' at ' || ($3::timestamptz)::text from done returning life_id
            """;

    static final String DISMISS = """
            with done as (
                update suggestion_life set state = 'DISMISSED', settled_at = $3, by_whom = $4, why = $5
                where pipeline_id = $1 and key = $2 and state = 'OPEN'
                returning id)
            insert into suggestion_change (life_id, at, by_whom, action, detail)
            select id, $3, $4, 'DISMISSED', $5 from done returning life_id
            """;

    static final String REOPEN = """
            with done as (
                update suggestion_life set state = 'OPEN', applied_at = null, last_before = null, how = null,
                    by_whom = null, value = null, waits = null, settled_at = null, why = null, due_at = null,
                    leased_until = null
                where pipeline_id = $1 and key = $2 and state in ('APPLIED', 'DISMISSED')
                returning id)
            insert into suggestion_change (life_id, at, by_whom, action, detail)
            select id, $4, $3, 'REOPENED', '' from done returning life_id
            """;

    static final String LEASE = """
            with due as (
                select id from suggestion_life
                where state = 'APPLIED' and due_at <= $1 and (leased_until is null or leased_until <= $1)
                order by due_at limit $2
                for update skip locked)
            update suggestion_life l set leased_until = $3, lease = l.lease + 1 from due where l.id = due.id
            returning\s""" + "l." + COLUMNS.replace(", ", ", l.") + ", l.lease";

    static final String WAIT = """
            update suggestion_life set waits = $3, due_at = $4, leased_until = null
            where id = $1 and lease = $2 and state = 'APPLIED'
            """;

    static final String DECIDE = """
            with done as (
                update suggestion_life set state = 'VERIFIED', settled_at = $3, verdict = $4, why = $5,
                    measured = ($6::text)::jsonb, quantity = $7, ratio = $8, within = $9, due_at = null,
                    leased_until = null, waits = null
                where id = $1 and lease = $2 and state = 'APPLIED'
                returning id)
            insert into suggestion_change (life_id, at, by_whom, action, detail)
            select id, $3, 'Weir', 'VERIFIED', $4 from done returning life_id
            """;

    static final String CALIBRATION = """
            select role, suggestion ->> 'action', quantity, count(*),
                percentile_cont(0.5) within group (order by ratio), avg(within::int)::float8,
                count(*) filter (where verdict = 'HELPED'), count(*) filter (where verdict = 'HURT')
            from suggestion_life where state = 'VERIFIED' and quantity is not null
            group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit 200
            """;

    static final String TIDY_SAID = "delete from suggestion_life where state in ('OPEN', 'DISMISSED') and said_at < $1";

    static final String TIDY_VERIFIED = "delete from suggestion_life where state = 'VERIFIED' and settled_at < $1";

    private LifeSql() {}
}
